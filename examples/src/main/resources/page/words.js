/** The texts of a page in Swedish and English, one of which is spoken at a time. What stands in braces is filled in. */
export function words(swedish, english) {
  let texts = swedish;

  function filled(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? '');
  }

  function currentLanguage() {
    return texts === english ? 'en' : 'sv';
  }

  return {
    currentLanguage,
    setLanguage(language) {
      texts = language === 'en' ? english : swedish;
    },
    /** A text in the page's language, filled in. */
    text(key, values = {}) {
      return filled(texts[key] ?? key, values);
    },
    /** A text that is a list. */
    list(key) {
      return texts[key];
    },
    /** What a refusal means, in words. */
    explain(kind, status) {
      return filled(texts.problems[kind] ?? texts.problems.other, { status });
    },
    /** A moment as people say it, in the service's time; with its day when that is another than now's. */
    moment(instant, now, timeZone) {
      const locale = currentLanguage() === 'en' ? 'en-GB' : 'sv-SE';
      const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
      const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
      const said = clock.format(new Date(instant));
      const sameDay = day.format(new Date(instant)) === day.format(new Date(now));
      return sameDay ? said : `${day.format(new Date(instant))} ${said}`;
    },
    /** A label the server gives by language; null where it gives none. */
    label(named) {
      return named?.label ? (named.label[currentLanguage()] ?? Object.values(named.label)[0]) : null;
    },
  };
}

/** Writes every text of a page that has a `data-text`, and how the other language is chosen. */
export function speak({ text, currentLanguage }, values) {
  const english = currentLanguage() === 'en';
  document.documentElement.lang = currentLanguage();
  document.title = text('pageTitle');
  document.querySelectorAll('[data-text]').forEach((part) => {
    part.textContent = text(part.dataset.text, values);
  });
  const toggle = document.getElementById('language');
  toggle.textContent = english ? 'Svenska' : 'English';
  toggle.lang = english ? 'sv' : 'en';
  toggle.hreflang = toggle.lang;
  toggle.href = english ? '?lang=sv' : '?lang=en';
}
