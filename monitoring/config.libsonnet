// What a site may want to change. Override with `(import 'mixin.libsonnet') + {_config+:: {...}}`.
{
  _config+:: {
    // Which scrapes are Sluss. All nodes of one service have one job.
    selector: 'job="sluss"',

    // The service level: so large a share of the callers is to be answered within so many seconds. A bound of the
    // wait's buckets: `serve` puts one at the rules file's `service-level`.
    serviceLevelShare: 0.85,
    serviceLevelSeconds: '600.0',
    // Fewer calls than this in two hours say nothing of a region.
    serviceLevelLeastCalls: 50,

    // Shares are compared with the same hours a day and a week before. How far a share has to lie from there, in
    // standard errors; 4 is chance once in 30,000 looks. The looks overlap and there are many a day, so less is too little.
    standardErrors: 4,
    // Fewer than this in the hours looked at say nothing.
    leastContacts: 100,
    leastPresented: 100,

    // Offers: so many would have been presented in half an hour, as the last week went.
    leastExpectedOffers: 10,
    // Uptake: fallen by at least this share of itself.
    uptakeFall: 0.25,
    // Urgent or unknown contacts: so many times the share they had, or that share of it.
    shareRise: 1.5,
    shareFall: 0.5,

    // Promises: so many broken in a day, and so large a share of those made in the last two days.
    brokenPromises: 5,
    brokenPromisesShare: 0.02,

    // Degraded decisions in ten minutes: so many, and so large a share of all.
    degradedDecisions: 10,
    degradedShare: 0.01,

    // Callers call several times and stay in their arm, so contacts scatter more than if each were drawn by itself: by
    // the sum of squares of the contacts per caller over their sum. 2 where a third of the contacts is somebody who
    // comes back. See docs/monitoring.md.
    designEffect: 2,
    leastHeldOut: 50,

    grafanaUid: 'sluss',
  },
}
