/** Every text of the console in both languages. What stands in braces is filled in. */
const SWEDISH = {
  pageTitle: 'Bara människor nu – Sluss',
  skip: 'Till ordern',
  service: 'tjänst: {service}',
  title: 'Bara människor nu',
  lead: 'Stäng av e-tjänster, återuppringning eller bokade tider en stund, så att alla som hör av sig möts av en människa. Det gäller från nästa kontakt och slutar av sig självt.',
  token: 'Lösenord för konsolen',
  tokenHint: 'Det som står i inställningen SLUSS_CONSOLE_TOKEN. Sidan glömmer det när den stängs.',
  open: 'Öppna',
  activeTitle: 'Avstängt nu',
  none: 'Ingen order gäller. Alla vägar in är öppna enligt reglerna.',
  until: 'till {time}',
  signed: 'Sedan {time}, {by}: {why}',
  end: 'Avsluta',
  orderTitle: 'Ny order',
  by: 'Vem beordrar?',
  byHint: 'Signatur eller funktion, till exempel vb-syd.',
  why: 'Varför?',
  whyHint: 'Kort. Inget om någon som har ringt.',
  reasons: ['Allvarlig händelse', 'Tekniskt fel', 'Storm eller översvämning', 'Ingen kan ringa upp', 'Övning'],
  length: 'Hur länge?',
  lengthHint: 'Högst ett dygn. Kan avslutas i förtid.',
  minutes: '{count} minuter, till {time}',
  hour: '1 timme, till {time}',
  hours: '{count} timmar, till {time}',
  press: 'Tryck sedan på det som ska stängas av. Tryck igen för att öppna det.',
  everywhere: 'Hela tjänsten',
  everything: 'Allt utom människor',
  'e-service': 'E-tjänster',
  callback: 'Återuppringning',
  booking: 'Bokad tid',
  inPlace: '{place}: ',
  off: 'öppet enligt reglerna',
  on: 'avstängt till {time}',
  covered: 'avstängt av en annan order',
  single: 'En enda e-tjänst, i alla regioner',
  trailTitle: 'Senaste order',
  trailNone: 'Ingen order har getts sedan servern startade.',
  wentOn: '{time}: {by} stängde av {what} till {until} ({why})',
  wentOff: '{time}: {by} öppnade {what} ({why})',
  saidOn: 'Avstängt: {what}, till {time}.',
  saidOff: 'Öppnat igen: {what}.',
  foot: 'Den som redan har fått en tid eller en återuppringning behåller den. Ett erbjudande som ingen har tackat ja till väntar tills ordern är slut.',
  problems: {
    by: 'Skriv vem som beordrar, högst 80 tecken.',
    why: 'Skriv varför, högst 200 tecken.',
    until: 'Sluttiden går inte att använda: den ska ligga i framtiden, högst ett dygn bort.',
    region: 'Regionen finns inte i reglerna längre. Ladda om sidan.',
    channel: 'Kanalen finns inte i reglerna längre. Ladda om sidan.',
    'wrong-token': 'Det lösenordet stämmer inte.',
    'not-here': 'Konsolen kan bara användas från den dator där Sluss körs. Sätt SLUSS_CONSOLE_TOKEN för att använda den från andra.',
    'other-site': 'Webbläsaren säger att sidan kommer från en annan webbplats. Öppna konsolen med sin egen adress.',
    'no-order': 'Ordern hade redan slutat.',
    unreachable: 'Servern svarar inte. Försök igen om en stund.',
    other: 'Något gick fel (svar {status}). Ingenting är ändrat.',
  },
};

const ENGLISH = {
  pageTitle: 'Only people now – Sluss',
  skip: 'To the order',
  service: 'service: {service}',
  title: 'Only people now',
  lead: 'Close e-services, callbacks or booked times for a while, so that everybody who gets in touch meets a person. It holds from the next contact on and ends by itself.',
  token: 'Password of the console',
  tokenHint: 'What the setting SLUSS_CONSOLE_TOKEN says. The page forgets it when it is closed.',
  open: 'Open',
  activeTitle: 'Closed now',
  none: 'No order is in force. Every way in is open as the rules say.',
  until: 'until {time}',
  signed: 'Since {time}, {by}: {why}',
  end: 'End it',
  orderTitle: 'New order',
  by: 'Who orders it?',
  byHint: 'A signature or a duty, such as duty-south.',
  why: 'Why?',
  whyHint: 'In a few words. Nothing about anybody who called.',
  reasons: ['A serious event', 'A technical fault', 'A storm or a flood', 'Nobody can call back', 'An exercise'],
  length: 'For how long?',
  lengthHint: 'A day at most. It can be ended early.',
  minutes: '{count} minutes, until {time}',
  hour: '1 hour, until {time}',
  hours: '{count} hours, until {time}',
  press: 'Then press what is to be closed. Press again to open it.',
  everywhere: 'The whole service',
  everything: 'Everything but people',
  'e-service': 'E-services',
  callback: 'Callback',
  booking: 'Booked time',
  inPlace: '{place}: ',
  off: 'open as the rules say',
  on: 'closed until {time}',
  covered: 'closed by another order',
  single: 'A single e-service, in every region',
  trailTitle: 'Latest orders',
  trailNone: 'No order was given since the server started.',
  wentOn: '{time}: {by} closed {what} until {until} ({why})',
  wentOff: '{time}: {by} opened {what} ({why})',
  saidOn: 'Closed: {what}, until {time}.',
  saidOff: 'Open again: {what}.',
  foot: 'Whoever has a time or a callback already keeps it. An offer that nobody has accepted waits until the order ends.',
  problems: {
    by: 'Write who orders it, 80 characters at most.',
    why: 'Write why, 200 characters at most.',
    until: 'That end cannot be used: it has to lie ahead, a day away at most.',
    region: 'The rules no longer have that region. Load the page anew.',
    channel: 'The rules no longer have that channel. Load the page anew.',
    'wrong-token': 'That password is not right.',
    'not-here': 'The console can be used only from the computer that runs Sluss. Set SLUSS_CONSOLE_TOKEN to use it from others.',
    'other-site': 'The browser says that the page comes from another site. Open the console at its own address.',
    'no-order': 'The order had ended already.',
    unreachable: 'The server does not answer. Try again in a while.',
    other: 'Something went wrong (answer {status}). Nothing was changed.',
  },
};

let texts = SWEDISH;

export function setLanguage(language) {
  texts = language === 'en' ? ENGLISH : SWEDISH;
}

export function currentLanguage() {
  return texts === ENGLISH ? 'en' : 'sv';
}

/** A text in the page's language, filled in. */
export function text(key, values = {}) {
  return filled(texts[key] ?? key, values);
}

export function reasons() {
  return texts.reasons;
}

/** What a refusal means, in words. */
export function explain(kind, status) {
  return filled(texts.problems[kind] ?? texts.problems.other, { status });
}

/** A moment as people say it, in the service's time; with its day when that is another than now's. */
export function moment(instant, now, timeZone) {
  const locale = currentLanguage() === 'en' ? 'en-GB' : 'sv-SE';
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  const said = clock.format(new Date(instant));
  const sameDay = day.format(new Date(instant)) === day.format(new Date(now));
  return sameDay ? said : `${day.format(new Date(instant))} ${said}`;
}

function filled(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? '');
}
