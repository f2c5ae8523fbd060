/** The opening page: a visitor writes what it is about, sees the judgement, and takes or declines what is offered. */
import * as api from './api.js';
import { byId, element, fill } from './dom.js';
import { clearOffers, showOffers } from './offers.js';
import { currentLanguage, examples, explain, setLanguage, text } from './texts.js';
import { refreshUptake } from './uptake.js';
import { clearVerdict, showVerdict } from './verdict.js';

const EVERY_MILLIS = 5000;
const form = byId('contact');
let service = null;

function askedLanguage() {
  return new URLSearchParams(window.location.search).get('lang');
}

/** Writes every text of the page in a language. What was judged in another is cleared. */
function speak(language) {
  setLanguage(language);
  const english = currentLanguage() === 'en';
  document.documentElement.lang = currentLanguage();
  document.title = text('pageTitle');
  document.querySelectorAll('[data-text]').forEach((part) => {
    part.textContent = text(part.dataset.text, service ?? { service: '–' });
  });
  const toggle = byId('language');
  toggle.textContent = english ? 'Svenska' : 'English';
  toggle.lang = english ? 'sv' : 'en';
  toggle.hreflang = toggle.lang;
  toggle.href = english ? '?lang=sv' : '?lang=en';
  clearAnswer();
  if (service !== null) {
    showService();
  }
  refreshUptake();
}

function showService() {
  document.querySelectorAll('.emergency-number').forEach((part) => (part.textContent = service.emergencyNumber));
  byId('rule-set').textContent = text('ruleSet', { version: service.ruleSet });
  fill(byId('places'), ...[...new Set(service.places)].map((place) => element('option', { value: place })));
  fill(byId('chips'), ...examples(service.service).map(chip));
  if (!byId('place').defaultValue) {
    byId('place').defaultValue = service.places.includes('Malmö') ? 'Malmö' : (service.places[0] ?? '');
  }
}

function chip(words) {
  const use = () => {
    byId('utterance').value = words;
    byId('utterance').focus();
  };
  return element('button', { type: 'button', class: 'chip', click: use }, words);
}

function clearAnswer() {
  clearVerdict();
  clearOffers();
  fill(byId('problem'));
  byId('waiting').hidden = false;
}

function showProblem(refusal) {
  if (refusal.kind === undefined) {
    throw refusal;
  }
  fill(byId('problem'), element('p', { class: 'problem' }, element('strong', {}, `${text('problem')}. `), explain(refusal)));
}

function contact() {
  const values = new FormData(form);
  const asked = { origin: values.get('origin'), language: currentLanguage(), utterance: byId('utterance').value };
  const place = byId('place').value.trim();
  if (place) {
    asked.place = place;
  }
  if (values.get('time') === 'night') {
    asked.arrivedAt = service.lastNight;
  }
  return asked;
}

async function judge(event) {
  event.preventDefault();
  const button = form.querySelector('button[type=submit]');
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  button.setAttribute('aria-disabled', 'true');
  button.textContent = text('judging');
  clearAnswer();
  try {
    service = await api.service(); // the rules may have changed, and the night moves on
    showService();
    const decision = await api.decide(contact());
    byId('waiting').hidden = true;
    showVerdict(decision, service);
    await showOffers(decision, service, refreshUptake);
    byId('verdict-title').focus({ preventScroll: true });
    byId('verdict').scrollIntoView({ block: 'nearest' });
    await refreshUptake();
  } catch (refusal) {
    showProblem(refusal);
  } finally {
    button.removeAttribute('aria-disabled');
    button.textContent = text('judge');
  }
}

function startOver() {
  form.reset();
  clearAnswer();
  byId('spoken').textContent = text('startedOver');
  byId('utterance').focus();
}

async function begin() {
  form.addEventListener('submit', judge);
  byId('again').addEventListener('click', startOver);
  byId('language').addEventListener('click', (event) => {
    event.preventDefault();
    const next = currentLanguage() === 'en' ? 'sv' : 'en';
    window.history.replaceState(null, '', `?lang=${next}`);
    speak(next);
  });
  speak(askedLanguage());
  try {
    service = await api.service();
    speak(askedLanguage());
  } catch (refusal) {
    showProblem(refusal);
  }
  document.documentElement.dataset.ready = 'true';
  window.setInterval(() => document.hidden || refreshUptake(), EVERY_MILLIS);
}

begin();
