// One alert for each thing that somebody should get up for, or look at in the morning. None from a handful of calls: at
// night there are few, and two of three is no share. What each tells to do is written in Swedish and English.
local percent = '{{ $value | humanizePercentage }}';

{
  prometheusAlerts+:: {
    local config = $._config,
    local alert(name, severity, wait, expr, texts) = {
      alert: name,
      expr: expr,
      'for': wait,
      labels: { severity: severity },
      annotations: texts,
    },
    // A share of contacts that has gone up or down against the same hour a day and a week before.
    local share(name, far, times) =
      |||
        sluss:contacts:increase1h >= %(least)d
        and sluss:contacts_%(name)s:standard_errors1h %(far)s
        and sluss:contacts_%(name)s:increase1h / sluss:contacts:increase1h
          %(times)s * sluss:contacts_%(name)s:before1h / sluss:contacts:before1h
      ||| % { name: name, far: far, times: times, least: config.leastContacts },
    local above = '> %g' % config.standardErrors,
    local below = '< -%g' % config.standardErrors,

    groups+: [
      {
        name: 'sluss',
        rules: [
          alert('SlussOffersStopped', 'critical', '5m', |||
            sluss:presented:increase30m == 0
            and sluss:contacts:increase30m * sluss:presented_per_contact:ratio1w >= %(leastExpectedOffers)d
            unless sum by (job) (increase(sluss_suppressed_total{%(selector)s,why="only-people"}[30m])) > 0
          ||| % config, {
            summary: 'Contacts come in, and nothing but a person has been offered for half an hour',
            summary_sv: 'Kontakter kommer in, och inget annat än en människa har erbjudits på en halvtimme',
            action: 'Everybody still reaches a person. See in the log whether the rules were changed or the e-services and stores are down, and whether the front end still reports what it presents. Going back to the rules before is one step in the console.',
            action_sv: 'Alla når fortfarande en människa. Se i loggen om reglerna har ändrats eller om e-tjänster och lagring ligger nere, och om växeln fortfarande rapporterar vad den lägger fram. Att gå tillbaka till reglerna före är ett steg i konsolen.',
          }),
          alert('SlussUptakeFell', 'warning', '15m', |||
            sluss:presented:increase6h >= %(leastPresented)d
            and sluss:uptake:standard_errors6h < -%(standardErrors)g
            and sluss:uptake:ratio6h <= (1 - %(uptakeFall)g) * sluss:uptake:before6h
          ||| % config, {
            summary: 'Far fewer take the offer of {{ $labels.channel }} than in the same hours yesterday and a week ago: {{ with printf "sluss:uptake:ratio6h{job=%q,channel=%q}" $labels.job $labels.channel | query }}{{ . | first | value | humanizePercentage }}{{ end }}',
            summary_sv: 'Långt färre tar erbjudandet {{ $labels.channel }} än samma timmar i går och för en vecka sedan: {{ with printf "sluss:uptake:ratio6h{job=%q,channel=%q}" $labels.job $labels.channel | query }}{{ . | first | value | humanizePercentage }}{{ end }}',
            action: 'Listen to what is said when it is offered, and follow the link as a caller would. Were words, the e-service or the rules changed? See why people decline.',
            action_sv: 'Lyssna på vad som sägs när det erbjuds, och följ länken som den som ringer gör. Har ord, e-tjänst eller regler ändrats? Se varför folk tackar nej.',
          }),
          alert('SlussUrgentShareJumped', 'warning', '10m', share('urgent', above, '>= %g' % config.shareRise), {
            summary: 'Far more contacts are judged urgent than in the same hour yesterday and a week ago',
            summary_sv: 'Långt fler kontakter bedöms som brådskande än samma timme i går och för en vecka sedan',
            action: 'First think that it is true: has something happened? If not, a new phrase or hint of the urgency gate catches too much; they are safe, with a person, but the priority queue is full.',
            action_sv: 'Tro först att det är sant: har något hänt? Om inte fångar en ny fras eller ledtråd i grinden för mycket; ingen far illa, alla når en människa, men förtursköns plats tar slut.',
          }),
          alert('SlussUrgentShareFell', 'critical', '10m', share('urgent', below, '<= %g' % config.shareFall), {
            summary: 'Far fewer contacts are judged urgent than in the same hour yesterday and a week ago',
            summary_sv: 'Långt färre kontakter bedöms som brådskande än samma timme i går och för en vecka sedan',
            action: 'Order only people now in the console if you do not know why, then look: were the rules or the speech recogniser changed, do the words of callers still come in? Take samples of deferred contacts and have them reviewed.',
            action_sv: 'Beordra bara människor nu i konsolen om du inte vet varför, och sök sedan: har reglerna eller taligenkänningen ändrats, kommer det folk säger fortfarande in? Ta stickprov på det som fått vänta och låt någon granska.',
          }),
          alert('SlussUnknownShareJumped', 'warning', '10m', share('unknown', above, '>= %g' % config.shareRise), {
            summary: 'Far more contacts are not understood than in the same hour yesterday and a week ago',
            summary_sv: 'Långt fler kontakter förstås inte än samma timme i går och för en vecka sedan',
            action: 'They reach a person. Is the speech recogniser or a language missing, or do people call about something new? Then give it a reason and phrases.',
            action_sv: 'De når en människa. Saknas taligenkänningen eller ett språk, eller ringer folk om något nytt? Ge det i så fall en anledning och fraser.',
          }),
          alert('SlussPromisesBroken', 'warning', '0m', |||
            sluss:promises_broken:increase1d >= %(brokenPromises)d
            and sluss:promises_broken:increase1d > %(brokenPromisesShare)g * sluss:promises_made:increase2d
          ||| % config, {
            summary: '{{ $value | printf "%.0f" }} promised callbacks or bookings were broken within a day',
            summary_sv: '{{ $value | printf "%.0f" }} utlovade återuppringningar eller bokningar bröts inom ett dygn',
            action: 'Have those who wait called first: they stand at the top of the agents\' page. Lower the capacity of callbacks to what there are agents for, or have more agents take them.',
            action_sv: 'Låt dem som väntar ringas först: de står överst på agenternas sida. Sänk återuppringningens kapacitet till vad agenterna räcker till, eller låt fler agenter ta dem.',
          }),
          alert('SlussDegradedDecisions', 'warning', '5m', |||
            sluss:degraded:increase10m >= %(degradedDecisions)d
            and sluss:degraded:increase10m > %(degradedShare)g * sluss:decisions:increase10m
          ||| % config, {
            summary: '{{ $value | printf "%.0f" }} decisions of ten minutes failed or were late; those callers reached a person',
            summary_sv: '{{ $value | printf "%.0f" }} beslut på tio minuter misslyckades eller blev sena; de som ringde nådde en människa',
            action: 'See sluss_degraded_total by step: recogniser and ranker are your own code, deadline and executor are too little processor or too long pauses, rules is an error in the log.',
            action_sv: 'Se sluss_degraded_total per steg: recogniser och ranker är er egen kod, deadline och executor är för lite processor eller för långa pauser, rules är ett fel i loggen.',
          }),
          alert('SlussSampleRatioOff', 'warning', '0m', |||
            sluss:holdout_expected:increase1w >= %(leastHeldOut)d
            and abs(sluss:holdout:standard_errors1w) > %(standardErrors)g
          ||| % config, {
            summary: 'THE HOLD-OUT IS NOT WHAT IT SHOULD BE: believe no effect that is measured with it',
            summary_sv: 'KONTROLLGRUPPEN ÄR INTE SOM DEN SKA: tro inte på någon effekt som mäts med den',
            action: 'Do not read the lift until it is explained. Is an arm decided or lost somewhere: does a front end start contacts anew, drop those without offers, do nodes have different keys or rules? The report checks it by caller.',
            action_sv: 'Läs inte av effekten förrän det är förklarat. Avgörs eller tappas en grupp någonstans: börjar växeln om kontakter, tappar den dem utan erbjudanden, har noder olika nycklar eller regler? Rapporten prövar det per person.',
          }),
          alert('SlussServiceLevelAtRisk', 'warning', '15m', |||
            sluss:queue_ended:increase2h >= %(serviceLevelLeastCalls)d
            and sluss:service_level:ratio2h < %(serviceLevelShare)g
          ||| % config, {
            summary: '{{ $labels.region }}: too few are answered in time, of those who called in the last two hours: {{ with printf "sluss:service_level:ratio2h{job=%q,region=%q}" $labels.job $labels.region | query }}{{ . | first | value | humanizePercentage }}{{ end }}',
            summary_sv: '{{ $labels.region }}: för få får svar i tid, av dem som ringt de senaste två timmarna: {{ with printf "sluss:service_level:ratio2h{job=%q,region=%q}" $labels.job $labels.region | query }}{{ . | first | value | humanizePercentage }}{{ end }}',
            action: 'Have the region that the rules file names as overflow help out, or more agents log in. Are callbacks offered that could take the peak?',
            action_sv: 'Låt den region som regelfilen anger som avlastning hjälpa till, eller fler agenter logga in. Erbjuds återuppringning som kan ta toppen?',
          }),
        ],
      },
    ],
  },
}
