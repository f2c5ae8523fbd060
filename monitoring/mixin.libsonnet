// The whole: prometheusRules, prometheusAlerts and grafanaDashboards, as mixins are used (https://monitoring.mixins.dev).
(import 'config.libsonnet') + (import 'rules.libsonnet') + (import 'alerts.libsonnet') + (import 'dashboard.libsonnet')
