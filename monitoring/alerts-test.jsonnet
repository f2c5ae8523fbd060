// Each alert, firing and just not firing, for `promtool test rules`: see ./check.
// A series is written as values "first+step x times", a minute or five apart.
local arrivals(urgency, arm, values) = {
  series: 'sluss_arrivals_total{job="sluss",instance="a",urgency="%s",arm="%s"}' % [urgency, arm],
  values: values,
};
local offers(channel, event, values) = {
  series: 'sluss_offers_total{job="sluss",instance="a",channel="%s",event="%s"}' % [channel, event],
  values: values,
};
local counter(series, values) = { series: series, values: values };

local firing(alert, times) = [
  {
    expr: 'count(ALERTS{alertname="%s",alertstate="firing"}) or vector(0)' % alert,
    eval_time: time,
    exp_samples: [{ labels: '{}', value: times[time] }],
  }
  for time in std.objectFields(times)
];
local test(name, alert, interval, series, times) = {
  name: name,
  interval: interval,
  input_series: series,
  promql_expr_test: firing(alert, times),
};

// ---- Offers stopped: two contacts a minute, one offer a minute, none from the third hour on ----
local stopped(name, contacts, presented, more, times) =
  test('offers stopped: ' + name, 'SlussOffersStopped', '1m', [
    arrivals('deferrable', 'offered', contacts),
    offers('e-service', 'presented', presented),
    offers('live-agent', 'presented', contacts),
  ] + more, times);
local offersStopped = [
  stopped('none for half an hour', '0+2x300', '0+1x180 180+0x120', [], { '3h25m': 0, '3h45m': 1 }),
  stopped('they came again', '0+2x300', '0+1x180 180+0x50 181+1x70', [], { '3h40m': 1, '4h10m': 0 }),
  stopped('one in half an hour', '0+2x300', '0+1x180 180+0x27 181+0x27 182+0x27 183+0x39', [], { '3h25m': 0, '3h50m': 0, '4h15m': 0 }),
  stopped('a night with a call in ten minutes', '0+2x180 360+0x9 361+0x9 362+0x9 363+0x9 364+0x9 365+0x9 366+0x60', '0+1x180 180+0x120', [], { '4h': 0 }),
  stopped('a restart', '0+2x180 0+2x120', '0+1x180 0+1x120', [], { '3h5m': 0, '3h40m': 0 }),
  stopped('only people now', '0+2x300', '0+1x180 180+0x120', [
    counter('sluss_suppressed_total{job="sluss",instance="a",channel="e-service",why="only-people"}', '0+0x180 0+1x120'),
  ], { '3h45m': 0, '4h30m': 0 }),
  stopped('nobody comes', '0+2x180 360+0x120', '0+1x180 180+0x120', [], { '4h30m': 0 }),
];

// ---- Uptake fell: 40 offers in five minutes, taken by one in four as yesterday, or by fewer ----
local fell(name, presented, accepted, times) =
  test('uptake fell: ' + name, 'SlussUptakeFell', '5m', [
    offers('callback', 'presented', presented),
    offers('callback', 'accepted', accepted),
  ], times);
local uptakeFell = [
  fell('to a half', '0+40x432', '0+10x288 2880+5x144', { '25h': 0, '31h': 1 }),
  fell('by a fifth', '0+40x432', '0+10x288 2880+8x144', { '31h': 0, '35h': 0 }),
  fell('to nothing, of a few', '0+40x288 11520+1x144', '0+10x288 2880+0x144', { '31h': 0 }),
  fell('in a smaller number', '0+40x288 11520+2x144', '0+10x288 2880+0x144', { '31h': 1 }),
  fell('not at a restart', '0+40x288 0+40x144', '0+10x288 0+10x144', { '24h10m': 0, '31h': 0 }),
  fell('not without a yesterday', '0+40x200', '0+10x100 1000+1x100', { '15h': 0 }),
];

// ---- A share of contacts: 12 in five minutes, one of twelve urgent (or unknown) ----
local shares(alert, urgency) =
  local share(name, calm, of, times) =
    test('%s: %s' % [alert, name], alert, '5m', [
      arrivals('deferrable', 'offered', calm),
      arrivals(urgency, 'passed-through', of),
    ], times);
  [
    share('four times as many', '0+11x288 3168+8x60', '0+1x288 288+4x60', { '23h55m': 0, '25h30m': 1 }),
    share('a third more', '0+110x288 31680+107x60', '0+10x288 2880+13x60', { '25h30m': 0 }),
    share('two at night', '0+11x288 3168+0x60', '0+1x288 288+1x2 290+0x58', { '24h20m': 0, '25h': 0 }),
    share('a storm of the usual', '0+11x288 3168+110x60', '0+1x288 288+10x60', { '25h30m': 0 }),
    share('a restart', '0+11x288 0+11x60', '0+1x288 0+1x60', { '24h10m': 0, '25h30m': 0 }),
  ];
local urgentFell(name, calm, of, times) =
  test('SlussUrgentShareFell: ' + name, 'SlussUrgentShareFell', '5m', [
    arrivals('deferrable', 'offered', calm),
    arrivals('emergency', 'passed-through', of),
  ], times);
local urgentShareFell = [
  urgentFell('to a fifth', '0+50x288 14400+58x60', '0+10x288 2880+2x60', { '23h55m': 0, '25h30m': 1 }),
  urgentFell('by a third', '0+50x288 14400+53x60', '0+10x288 2880+7x60', { '25h30m': 0 }),
  urgentFell('to none of a few', '0+50x288 14400+5x60', '0+10x288 2880+0x60', { '25h30m': 0 }),
  urgentFell('not at a restart', '0+50x288 0+50x60', '0+10x288 0+10x60', { '24h10m': 0, '25h30m': 0 }),
];

// ---- Promises: 100 made a day; how many of them are broken at the end of the day, all at once ----
local promises(name, made, broken, times) =
  test('promises broken: ' + name, 'SlussPromisesBroken', '5m', [
    counter('sluss_promises_total{job="sluss",instance="a",channel="callback",state="made"}', made),
    counter('sluss_promises_total{job="sluss",instance="a",channel="callback",state="broken"}', broken),
  ], times);
local promisesBroken = [
  promises('six of a hundred at five', '0+1x100 100+0x100', '0+0x120 6+0x80', { '9h50m': 0, '10h15m': 1 }),
  promises('three of a hundred', '0+1x100 100+0x100', '0+0x120 3+0x80', { '10h15m': 0 }),
  promises('six of four hundred', '0+4x100 400+0x100', '0+0x120 6+0x80', { '10h15m': 0 }),
  promises('not at a restart', '0+1x100 0+1x100', '3+0x100 0+0x100', { '8h30m': 0, '12h': 0 }),
];

// ---- Degraded: 60 decisions a minute ----
local degraded(name, steps, times) =
  test('degraded decisions: ' + name, 'SlussDegradedDecisions', '1m', [
    counter('sluss_decision_seconds_count{job="sluss",instance="a"}', '0+60x120'),
    counter('sluss_degraded_total{job="sluss",instance="a",step="recogniser"}', steps),
  ], times);
local degradedDecisions = [
  degraded('two a minute', '0+0x30 0+2x90', { '30m': 0, '50m': 1 }),
  degraded('one in two minutes', '0+0x30 0 0 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9 10 10', { '50m': 0 }),
  degraded('a moment at a restart', '0+0x30 20+0x90', { '33m': 0, '45m': 0 }),
];

// ---- The hold-out: 5 % of 20 contacts in five minutes ----
local holdout(name, share, offered, held, times) =
  test('sample ratio off: ' + name, 'SlussSampleRatioOff', '5m', [
    counter('sluss_holdout_share{job="sluss",instance="a"}', share),
    arrivals('deferrable', 'offered', offered),
    arrivals('deferrable', 'held-out', held),
  ], times);
local sampleRatioOff = [
  holdout('8 % instead of 5', '0.05x900', '0+92x900', '0+8x900', { '55m': 0, '40h': 1 }),
  holdout('5 %', '0.05x900', '0+95x900', '0+5x900', { '40h': 0, '70h': 0 }),
  holdout('5.3 % is chance in so many', '0.05x400', '0+947x400', '0+53x400', { '5h': 0 }),
  holdout('none, where none is meant', '0x900', '0+95x900', '0+5x900', { '40h': 0 }),
  holdout('another share from an hour on', '0.05x288 0.1x300', '0+95x288 27360+90x300', '0+5x288 1440+10x300', { '25h': 0, '40h': 0 }),
  holdout('not at a restart', '0.05x900', '0+95x288 0+95x600', '0+5x288 0+5x600', { '40h': 0 }),
];

// ---- 85 % within ten minutes: a region with two answered a minute, and who gives up ----
local level(name, answered, inTime, left, times) =
  test('service level at risk: ' + name, 'SlussServiceLevelAtRisk', '1m', [
    counter('sluss_wait_seconds_count{job="sluss",instance="a",region="syd",after="queue"}', answered),
    counter('sluss_wait_seconds_bucket{job="sluss",instance="a",region="syd",after="queue",le="600.0"}', inTime),
    counter('sluss_wait_seconds_count{job="sluss",instance="a",region="syd",after="promise"}', '0+5x300'),
    counter('sluss_wait_seconds_bucket{job="sluss",instance="a",region="syd",after="promise",le="600.0"}', '0+0x300'),
    counter('sluss_abandoned_seconds_count{job="sluss",instance="a",region="syd"}', left),
    counter('sluss_wait_seconds_count{job="sluss",instance="a",region="nord",after="queue"}', '0+2x300'),
    counter('sluss_wait_seconds_bucket{job="sluss",instance="a",region="nord",after="queue",le="600.0"}', '0+2x300'),
  ], times);
local serviceLevelAtRisk = [
  level('80 % in time', '0+10x300', '0+8x300', '0+0x300', { '5m': 0, '2h30m': 1 }),
  level('90 % in time', '0+10x300', '0+9x300', '0+0x300', { '2h30m': 0 }),
  level('90 % in time of those answered, and one in five gave up', '0+8x300', '0+7x300', '0+2x300', { '2h30m': 1 }),
  level('one an hour, late', '0+0x59 1+0x59 2+0x59 3+0x59', '0+0x240', '0+0x240', { '3h': 0 }),
  level('not at a restart', '0+10x120 0+10x180', '0+9x120 0+9x180', '0+0x300', { '2h2m': 0, '2h30m': 0 }),
];

{
  rule_files: [std.extVar('rules')],
  evaluation_interval: '5m',
  tests: offersStopped
         + uptakeFell
         + shares('SlussUrgentShareJumped', 'emergency')
         + shares('SlussUnknownShareJumped', 'unknown')
         + urgentShareFell
         + promisesBroken
         + degradedDecisions
         + sampleRatioOff
         + serviceLevelAtRisk,
}
