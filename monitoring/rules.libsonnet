// What alerts and the dashboard share. Sums over all nodes; a job is a service.
local rates = (import 'rates.libsonnet');

{
  prometheusRules+:: {
    groups+: [
      {
        name: 'sluss-recording',
        rules: rates.records($._config),
      },
    ],
  },
}
