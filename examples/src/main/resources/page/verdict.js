/** Shows what was judged, and why. */
import { byId, capital, element, fill } from './dom.js';
import { currentLanguage, text } from './texts.js';

/** The name of a reason or region in the page's language. */
function label(names, id) {
  const known = names[id];
  return known ? capital(known[currentLanguage()] ?? Object.values(known)[0]) : id;
}

function fact(term, ...what) {
  return element('div', { class: 'fact' }, element('dt', {}, term), element('dd', {}, ...what));
}

export function clearVerdict() {
  fill(byId('verdict'));
  byId('verdict').hidden = true;
}

export function showVerdict(decision, service) {
  const reason = decision.reason ? label(service.reasons, decision.reason) : capital(text('unknownReason'));
  const region = decision.region ? label(service.regions, decision.region) : capital(text('unknownRegion'));
  const danger = decision.urgency === 'EMERGENCY';
  fill(
    byId('verdict'),
    element('h2', { id: 'verdict-title', tabindex: '-1' }, text('verdictTitle')),
    element(
      'p',
      { class: `urgency ${decision.urgency.toLowerCase()}` },
      element('span', { class: 'badge', id: 'urgency' }, text(decision.urgency)),
      element('span', { class: 'say' }, text(`say${decision.urgency}`)),
    ),
    danger &&
      element(
        'p',
        { class: 'emergency', id: 'emergency' },
        text('callNow'),
        ' ',
        element('strong', {}, service.emergencyNumber),
      ),
    decision.degraded && element('p', { class: 'notice' }, text('degraded')),
    element(
      'dl',
      { class: 'facts' },
      fact(text('reason'), reason),
      fact(text('region'), region),
      fact(text('arm'), capital(text(decision.arm))),
      fact(text('rules'), element('code', {}, decision.ruleSet)),
    ),
    element('h3', {}, text('because')),
    element('ol', { class: 'because', id: 'because' }, ...decision.because.map((why) => element('li', {}, why))),
  );
  byId('verdict').hidden = false;
  const key = decision.offers.length > 1 ? 'spokenVerdict' : 'spokenOne';
  byId('spoken').textContent = text(key, {
    urgency: text(decision.urgency),
    reason: `${text('reason')}: ${reason}`,
    offers: decision.offers.length,
  });
}
