// A Grafana dashboard in two languages: plain JSON of schema version 39 (Grafana 10 and later).
local texts = {
  en: {
    title: 'Sluss: who is offered what, and what comes of it',
    tags: ['sluss', 'english'],
    contacts: 'Contacts an hour, by urgency',
    contactsByRegion: 'Contacts an hour, by region',
    reasons: 'Most common reasons in the time shown',
    uptake: 'Uptake: accepted of presented, six hours, by channel',
    uptakeNote: 'How many take an offer that was put to them. Says nothing of what became of them after: see the report for that.',
    outcomes: 'What offers came to, an hour',
    suppressed: 'Left out of an offer, by why',
    service: 'Answered in time of those who stayed in the queue or left it, two hours',
    serviceNote: 'The bound is that of the rules file. Who took a callback is not in it: they were promised another time.',
    wait: 'Median and 90th percentile of the wait in the queue',
    abandoned: 'Left the queue, an hour',
    promises: 'Callbacks and bookings, a day',
    broken: 'Promises broken, a day',
    recontacts: 'Came back about the same, an hour, by what served them last',
    arms: 'Held out of those eligible, a week, and the share that is meant',
    armsNote: 'The two lines should lie on each other. Where they do not, believe no effect.',
    degraded: 'Decisions that failed or were late, ten minutes, by step',
    decision: 'Mean time of a decision',
    rules: 'Rules in force',
    journal: 'Events to the ledger, a minute',
    alerts: 'Alerts that fire',
    service_: 'Service',
    overview: 'Contacts',
    offers: 'Offers',
    people: 'Waiting for a person',
    kept: 'Promises',
    truth: 'Is it measured right?',
    held: 'held out',
    meant: 'meant',
    median: 'median',
    ninety: '90th percentile',
  },
  sv: {
    title: 'Sluss: vem som erbjuds vad, och vad det blir av det',
    tags: ['sluss', 'svenska'],
    contacts: 'Kontakter per timme, efter hur brådskande de är',
    contactsByRegion: 'Kontakter per timme och region',
    reasons: 'Vanligaste anledningarna under den tid som visas',
    uptake: 'Upptag: accepterade av framlagda, sex timmar, per kanal',
    uptakeNote: 'Hur många som tar ett erbjudande som lagts fram för dem. Säger inget om hur det gick sedan: det står i rapporten.',
    outcomes: 'Vad det blev av erbjudanden, per timme',
    suppressed: 'Utelämnat ur erbjudandet, och varför',
    service: 'Fick svar i tid av dem som stannade i kön eller lämnade den, två timmar',
    serviceNote: 'Gränsen är regelfilens. De som tog en återuppringning är inte med: de har lovats en annan tid.',
    wait: 'Median och 90:e percentil av väntan i kön',
    abandoned: 'Lämnade kön, per timme',
    promises: 'Återuppringningar och bokningar, per dygn',
    broken: 'Brutna löften, per dygn',
    recontacts: 'Kom tillbaka om samma sak, per timme, efter vad de fick sist',
    arms: 'Undantagna av dem som kunde få ett erbjudande, en vecka, och andelen som är meningen',
    armsNote: 'Linjerna ska ligga på varandra. Gör de inte det, tro inte på någon effekt.',
    degraded: 'Beslut som misslyckades eller blev sena, tio minuter, per steg',
    decision: 'Medeltid för ett beslut',
    rules: 'Gällande regler',
    journal: 'Händelser till liggaren, per minut',
    alerts: 'Larm som ljuder',
    service_: 'Tjänst',
    overview: 'Kontakter',
    offers: 'Erbjudanden',
    people: 'Väntan på en människa',
    kept: 'Löften',
    truth: 'Mäts det rätt?',
    held: 'undantagna',
    meant: 'meningen',
    median: 'median',
    ninety: '90:e percentil',
  },
};

{
  dashboard(language, config)::
    local t = texts[language];
    local s = 'job="$job"';
    local source = { type: 'prometheus', uid: '${datasource}' };
    local target(expr, legend) = { datasource: source, expr: expr, legendFormat: legend, refId: 'A' };
    local targets(list) = std.mapWithIndex(function(i, one) one { refId: std.char(65 + i) }, list);
    local panel(type, title, list, unit='short', note='') = {
      type: type,
      title: title,
      description: note,
      datasource: source,
      targets: targets(list),
      fieldConfig: { defaults: { unit: unit, min: 0 }, overrides: [] },
      options: {},
    };
    local lines(title, list, unit='short', note='') =
      panel('timeseries', title, list, unit, note) {
        options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
      };
    local share(title, list, note='') =
      lines(title, list, 'percentunit', note) { fieldConfig+: { defaults+: { max: 1 } } };
    local number(title, expr, unit='short') =
      panel('stat', title, [target(expr, '')], unit) {
        options: { reduceOptions: { calcs: ['lastNotNull'] }, colorMode: 'none', graphMode: 'area' },
      };
    local row(title) = { type: 'row', title: title, collapsed: false, panels: [] };
    local an_hour(meter, by, labels='') =
      'sum by (%s) (increase(%s{%s%s}[1h]))' % [by, meter, s, labels];

    // Rows of panels, as wide as they are told, laid out from the top.
    local rows = [
      [row(t.overview), [
        [12, lines(t.contacts, [target(an_hour('sluss_arrivals_total', 'urgency'), '{{urgency}}')])],
        [12, lines(t.contactsByRegion, [target(an_hour('sluss_contacts_total', 'region'), '{{region}}')])],
        [12, panel('bargauge', t.reasons, [target('topk(12, sum by (reason) (increase(sluss_contacts_total{%s}[$__range])))' % s, '{{reason}}') { instant: true, range: false }])
             { options: { orientation: 'horizontal', displayMode: 'basic', reduceOptions: { calcs: ['lastNotNull'] } } }],
        [6, number(t.rules, 'sum(sluss_rules_info{%s})' % s) {
          targets: [target('sluss_rules_info{%s}' % s, '{{version}}') { instant: true, range: false }],
          options+: { textMode: 'name', graphMode: 'none' },
        }],
        [6, number(t.alerts, 'count(ALERTS{alertname=~"Sluss.*",alertstate="firing",job="$job"}) or vector(0)')],
      ]],
      [row(t.offers), [
        [12, share(t.uptake, [target('sluss:uptake:ratio6h{%s}' % s, '{{channel}}')], t.uptakeNote)],
        [12, lines(t.outcomes, [target(an_hour('sluss_offers_total', 'event', ',channel!="live-agent"'), '{{event}}')])],
        [12, lines(t.suppressed, [target(an_hour('sluss_suppressed_total', 'channel, why'), '{{channel}} {{why}}')])],
        [12, lines(t.recontacts, [target(an_hour('sluss_recontacts_total', 'channel'), '{{channel}}')])],
      ]],
      [row(t.people), [
        [12, share(t.service, [target('sluss:service_level:ratio2h{%s,region=~"$region"}' % s, '{{region}}')], t.serviceNote)
             { fieldConfig+: { defaults+: {
               custom: { thresholdsStyle: { mode: 'line' } },
               thresholds: { mode: 'absolute', steps: [{ color: 'red', value: null }, { color: 'green', value: config.serviceLevelShare }] },
             } } }],
        [12, lines(t.wait, [
          target('histogram_quantile(0.5, sum by (le) (rate(sluss_wait_seconds_bucket{%s,after="queue",region=~"$region"}[1h])))' % s, t.median),
          target('histogram_quantile(0.9, sum by (le) (rate(sluss_wait_seconds_bucket{%s,after="queue",region=~"$region"}[1h])))' % s, t.ninety),
        ], 's')],
        [24, lines(t.abandoned, [target(an_hour('sluss_abandoned_seconds_count', 'region', ',region=~"$region"'), '{{region}}')])],
      ]],
      [row(t.kept), [
        [18, lines(t.promises, [target('sum by (channel, state) (increase(sluss_promises_total{%s}[1d]))' % s, '{{channel}} {{state}}')])],
        [6, number(t.broken, 'sluss:promises_broken:increase1d{%s}' % s)],
      ]],
      [row(t.truth), [
        [12, lines(t.arms, [
          target('sluss:holdout_held:increase1w{%s} / sum_over_time(sluss:holdout_eligible:increase1h{%s}[1w:1h])' % [s, s], t.held),
          target('max by (job) (sluss_holdout_share{%s})' % s, t.meant),
        ], 'percentunit', t.armsNote)],
        [12, lines(t.degraded, [target('sum by (step) (increase(sluss_degraded_total{%s}[10m]))' % s, '{{step}}')])],
        [12, lines(t.decision, [target('sum(rate(sluss_decision_seconds_sum{%s}[5m])) / sum(rate(sluss_decision_seconds_count{%s}[5m]))' % [s, s], '')], 's')],
        [12, lines(t.journal, [target('sum by (state) (rate(sluss_journal_total{%s}[5m])) * 60' % s, '{{state}}')])],
      ]],
    ];
    local place(at, panels) =
      std.foldl(
        function(sofar, one)
          local wraps = sofar.x + one[0] > 24;
          local x = if wraps then 0 else sofar.x;
          local y = if wraps then sofar.y + 8 else sofar.y;
          { x: x + one[0], y: y, panels: sofar.panels + [one[1] { gridPos: { x: x, y: y, w: one[0], h: 8 } }] },
        panels,
        { x: 0, y: at, panels: [] }
      );
    local placed = std.foldl(
      function(sofar, one)
        local inside = place(sofar.y + 1, one[1]);
        { y: inside.y + 8, panels: sofar.panels + [one[0] { gridPos: { x: 0, y: sofar.y, w: 24, h: 1 } }] + inside.panels },
      rows,
      { y: 0, panels: [] }
    );

    {
      uid: config.grafanaUid + '-' + language,
      title: t.title,
      tags: t.tags,
      schemaVersion: 39,
      editable: true,
      timezone: 'browser',
      time: { from: 'now-24h', to: 'now' },
      refresh: '1m',
      templating: {
        list: [
          { name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Prometheus' },
          {
            name: 'job',
            type: 'query',
            label: t.service_,
            datasource: source,
            query: { query: 'label_values(sluss_rules_info, job)', refId: 'job' },
            refresh: 2,
          },
          {
            name: 'region',
            type: 'query',
            label: 'Region',
            datasource: source,
            query: { query: 'label_values(sluss_contacts_total{%s}, region)' % s, refId: 'region' },
            refresh: 2,
            multi: true,
            includeAll: true,
            allValue: '.*',
          },
        ],
      },
      annotations: { list: [] },
      panels: std.mapWithIndex(function(i, one) one { id: i + 1 }, placed.panels),
    },

  grafanaDashboards+:: {
    'sluss-en.json': $.dashboard('en', $._config),
    'sluss-sv.json': $.dashboard('sv', $._config),
  },
}
