/** The texts of the page in the language that was chosen. */
import { ENGLISH } from './english.js';
import { SWEDISH } from './swedish.js';

const TEXTS = { sv: SWEDISH, en: ENGLISH };

let language = 'sv';

export function setLanguage(chosen) {
  language = chosen === 'en' ? 'en' : 'sv';
}

export function currentLanguage() {
  return language;
}

/** A text in the page's language, filled in. */
export function text(key, values = {}) {
  return filled(TEXTS[language][key] ?? key, values);
}

/** What a refusal means, in words. */
export function explain(refusal) {
  const problems = TEXTS[language].problems;
  const field = refusal.problem.field ?? '';
  return filled(problems[refusal.kind] ?? problems.other, { status: refusal.status, field });
}

/** Examples that a service's rules know, and others that none knows. */
export function examples(service) {
  const all = TEXTS[language].examples;
  return service.startsWith('police') ? all.police : all.municipality;
}

/** A moment as people say it, in the service's time. */
export function moment(instant, timeZone, withDay = true) {
  const day = withDay ? { weekday: 'long', day: 'numeric', month: 'long' } : {};
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'sv-SE', {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return format.format(new Date(instant));
}

function filled(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? '');
}
