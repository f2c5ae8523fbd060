local mixin = import 'mixin.libsonnet';
'# Made by ./generate from *.libsonnet; change those.\n'
+ std.manifestYamlDoc({ groups: mixin.prometheusRules.groups + mixin.prometheusAlerts.groups }) + '\n'
