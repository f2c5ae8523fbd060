// Recording rules. `increase` sees through restarts: a counter that begins again from 0 has lost nothing that was
// scraped. What it cannot see is what a series is first scraped with; the meters summed here are there from 0, but for
// those by region, whose first call of all is missed once.
{
  records(config)::
    local s = config.selector;
    local sum(meter, window, labels='', by='job') =
      'sum by (%s) (increase(%s{%s%s}[%s]))' % [by, meter, s, if labels == '' then '' else ',' + labels, window];
    local record(name, expr) = { record: name, expr: expr };

    // What a share was in the same hours a day and a week before, as one count of each.
    local before(name) =
      '(%(n)s offset 1d + %(n)s offset 1w) or %(n)s offset 1d or %(n)s offset 1w' % { n: name };

    // How many standard errors lie between the share now and then, x of n (Agresti: Categorical Data Analysis, 2.2).
    local standardErrors(x, n, x0, n0) =
      '(%(x)s / %(n)s - %(x0)s / %(n0)s) / sqrt((%(x)s + %(x0)s) / (%(n)s + %(n0)s) * (1 - (%(x)s + %(x0)s) / (%(n)s + %(n0)s)) * (1 / %(n)s + 1 / %(n0)s))'
      % { x: x, n: n, x0: x0, n0: n0 };

    local shareOfContacts(name, urgency) = [
      record('sluss:contacts_%s:increase1h' % name, sum('sluss_arrivals_total', '1h', 'urgency=~"%s"' % urgency)),
      record('sluss:contacts_%s:before1h' % name, before('sluss:contacts_%s:increase1h' % name)),
      record('sluss:contacts_%s:standard_errors1h' % name, standardErrors(
        'sluss:contacts_%s:increase1h' % name,
        'sluss:contacts:increase1h',
        'sluss:contacts_%s:before1h' % name,
        'sluss:contacts:before1h'
      )),
    ];

    // Only hours in which one share held for everybody all the time: what is compared is the share that was meant.
    local oneShare =
      'min by (job) (min_over_time(sluss_holdout_share{%(s)s}[1h])) == max by (job) (max_over_time(sluss_holdout_share{%(s)s}[1h])) > 0' % { s: s };
    local eligible = sum('sluss_arrivals_total', '1h', 'arm=~"offered|held-out"');

    [
      record('sluss:contacts:increase1h', sum('sluss_arrivals_total', '1h')),
      record('sluss:contacts:before1h', before('sluss:contacts:increase1h')),
    ]
    + shareOfContacts('urgent', 'emergency|time-critical')
    + shareOfContacts('unknown', 'unknown')
    + [
      record('sluss:contacts:increase30m', sum('sluss_arrivals_total', '30m')),
      record('sluss:presented:increase30m', sum('sluss_offers_total', '30m', 'channel!="live-agent",event="presented"')),
      record('sluss:presented:increase1h', sum('sluss_offers_total', '1h', 'channel!="live-agent",event="presented"')),
      // A week in steps of an hour: the raw samples of a week would be millions.
      record('sluss:presented_per_contact:ratio1w',
             'sum_over_time(sluss:presented:increase1h[1w:1h]) / (sum_over_time(sluss:contacts:increase1h[1w:1h]) > 0)'),

      record('sluss:presented:increase6h', sum('sluss_offers_total', '6h', 'channel!="live-agent",event="presented"', 'job, channel')),
      record('sluss:accepted:increase6h', sum('sluss_offers_total', '6h', 'channel!="live-agent",event="accepted"', 'job, channel')),
      record('sluss:presented:before6h', before('sluss:presented:increase6h')),
      record('sluss:accepted:before6h', before('sluss:accepted:increase6h')),
      record('sluss:uptake:ratio6h', 'sluss:accepted:increase6h / (sluss:presented:increase6h > 0)'),
      record('sluss:uptake:before6h', 'sluss:accepted:before6h / (sluss:presented:before6h > 0)'),
      record('sluss:uptake:standard_errors6h', standardErrors(
        'sluss:accepted:increase6h', 'sluss:presented:increase6h', 'sluss:accepted:before6h', 'sluss:presented:before6h'
      )),

      record('sluss:decisions:increase10m', sum('sluss_decision_seconds_count', '10m')),
      record('sluss:degraded:increase10m', sum('sluss_degraded_total', '10m')),
      record('sluss:promises_made:increase2d', sum('sluss_promises_total', '2d', 'state="made"')),
      record('sluss:promises_broken:increase1d', sum('sluss_promises_total', '1d', 'state="broken"')),

      // Who stayed in the queue, was answered or left it. Without the callbacks, which were promised for later.
      record('sluss:queue_answered:increase2h', sum('sluss_wait_seconds_count', '2h', 'after="queue"', 'job, region')),
      record('sluss:queue_answered_in_time:increase2h',
             sum('sluss_wait_seconds_bucket', '2h', 'after="queue",le="%s"' % config.serviceLevelSeconds, 'job, region')),
      record('sluss:queue_abandoned:increase2h',
             '(%s) or 0 * sluss:queue_answered:increase2h' % sum('sluss_abandoned_seconds_count', '2h', '', 'job, region')),
      record('sluss:queue_ended:increase2h',
             '(sluss:queue_answered:increase2h + sluss:queue_abandoned:increase2h) or sluss:queue_abandoned:increase2h'),
      record('sluss:service_level:ratio2h',
             '(sluss:queue_answered_in_time:increase2h or 0 * sluss:queue_ended:increase2h) / (sluss:queue_ended:increase2h > 0)'),

      record('sluss:holdout_eligible:increase1h', '%s and on (job) (%s)' % [eligible, oneShare]),
      record('sluss:holdout_held:increase1h', '%s and on (job) (%s)' % [sum('sluss_arrivals_total', '1h', 'arm="held-out"'), oneShare]),
      record('sluss:holdout_expected:increase1h',
             'sluss:holdout_eligible:increase1h * on (job) max by (job) (sluss_holdout_share{%s})' % s),
      record('sluss:holdout_variance:increase1h',
             'sluss:holdout_expected:increase1h * on (job) (1 - max by (job) (sluss_holdout_share{%s}))' % s),
      record('sluss:holdout_expected:increase1w', 'sum_over_time(sluss:holdout_expected:increase1h[1w:1h])'),
      record('sluss:holdout_held:increase1w', 'sum_over_time(sluss:holdout_held:increase1h[1w:1h])'),
      record('sluss:holdout:standard_errors1w',
             '(sluss:holdout_held:increase1w - sluss:holdout_expected:increase1w) / sqrt(%g * sum_over_time(sluss:holdout_variance:increase1h[1w:1h]))' % config.designEffect),
    ],
}
