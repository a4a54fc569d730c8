/* global AdaptiveCards */

const byId = (id) => document.getElementById(id);
const [personSelect, placeSelect, rooms] = [byId('person'), byId('place'), byId('rooms')];
const [composer, textBox, filesInput] = [byId('composer'), byId('text'), byId('files')];
const own = { id: '', name: { en: 'Chat with Vigie', fr: 'Conversation avec Vigie' } };

/** The cards have the page's own colours, which change with the scheme. */
function hostConfig() {
  const ink = { default: 'var(--ink)', subtle: 'var(--quiet)' };
  const alert = { default: 'var(--alert)', subtle: 'var(--alert)' };
  const foregroundColors = {};
  for (const name of ['default', 'dark', 'light', 'accent', 'good', 'warning']) foregroundColors[name] = ink;
  foregroundColors.attention = alert;
  const look = (background) => ({ backgroundColor: background, foregroundColors });
  return new AdaptiveCards.HostConfig({
    fontFamily: 'inherit',
    fontSizes: { small: 13, default: 16, medium: 17, large: 19, extraLarge: 22 },
    supportsInteractivity: true,
    containerStyles: { default: look('rgba(0,0,0,0)'), emphasis: look('var(--quote)') },
    actions: {
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      buttonSpacing: 8,
      maxActions: 10,
      allowTitleToWrap: true,
    },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    spacing: { padding: 8 },
  });
}

/** Cards have no place for files. What is chosen here is sent beside what the card says. */
class FilesInput extends AdaptiveCards.Input {
  getJsonTypeName() {
    return 'Input.Files';
  }
  internalRender() {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: true, className: 'ac-input' });
    return input;
  }
  isSet() {
    return false;
  }
  get value() {
    return undefined;
  }
}
AdaptiveCards.GlobalRegistry.elements.register('Input.Files', FilesInput);

const channelsOf = (department) => [own, ...department.channels];
const bothNames = ({ name }) => `${name.en} / ${name.fr}`;

function addOption(select, value, label) {
  const option = document.createElement('option');
  option.value = value;
  option.textContent = label;
  select.append(option);
}

function drawRegion(id, name) {
  const section = document.createElement('section');
  section.className = 'room';
  section.dataset.room = id;
  const heading = document.createElement('h2');
  const top = document.createElement('div');
  top.className = 'top';
  const log = document.createElement('div');
  log.className = 'log';
  log.dataset.place = id;
  log.tabIndex = 0;
  log.setAttribute('role', 'log');
  log.follows = true;
  log.addEventListener('scroll', () => {
    log.follows = isAtEnd(log) || log.scrollTop === log.leftAt;
    if (isAtEnd(log)) section.querySelector('.more').hidden = true;
  });
  resized.observe(log);
  section.append(heading, top, log, moreButton(log));
  nameRegion(section, name);
  return section;
}

const isAtEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 80;

/** Shows the newest message: its end, or where it is taller than the column, its beginning. */
function follow(log) {
  const newest = log.lastElementChild;
  const isTall = newest && newest.offsetHeight > log.clientHeight;
  log.scrollTop = isTall ? newest.offsetTop - log.offsetTop : log.scrollHeight;
  log.leftAt = log.scrollTop;
  log.follows = true;
  log.parentElement.querySelector('.more').hidden = true;
}

/** Whoever reads the newest message still does when the column gets another size. */
const resized = new ResizeObserver((entries) => {
  for (const { target: log } of entries) if (log.follows && log.lastElementChild) follow(log);
});

/** Says that something came below what can be seen, to whoever reads further up. */
function moreButton(log) {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'more', hidden: true });
  button.append(...both('New below ↓', 'Nouveau plus bas ↓'));
  button.addEventListener('click', () => {
    follow(log);
    log.lastElementChild?.focus({ preventScroll: true });
  });
  return button;
}

function nameRegion(section, name) {
  section.setAttribute('aria-label', name);
  section.querySelector('.log').setAttribute('aria-label', name);
  section.querySelector('h2').textContent = name;
}

/** The rooms that the person is in now, after the channels; one that was closed to them goes. */
function drawCrisisRooms(list) {
  const ids = new Set(list.map(({ id }) => id));
  for (const section of rooms.querySelectorAll('.room.crisis')) {
    if (!ids.has(section.dataset.room)) section.remove();
  }
  for (const option of [...placeSelect.options]) {
    if (option.dataset.crisis !== undefined) option.remove();
  }
  for (const room of list) {
    let section = [...rooms.children].find((child) => child.dataset.room === room.id);
    if (!section) {
      section = drawRegion(room.id, room.name);
      section.classList.add('crisis');
      rooms.append(section);
    }
    nameRegion(section, room.name);
    section.classList.toggle('archived', room.archived);
    section.querySelector('.top').replaceChildren(...topOf(room));
    section.dataset.pinned = JSON.stringify(room.pinned);
    for (const article of section.querySelectorAll('.shown')) markPinned(section, article);
    if (!room.archived) {
      addOption(placeSelect, room.id, room.name);
      placeSelect.lastElementChild.dataset.crisis = '';
    }
  }
}

/** What stands above a room's messages: that it is archived, its topic, its links. */
function topOf({ topic, archived, bookmarks }) {
  const parts = [];
  const add = (kind, ...content) => {
    const part = document.createElement('p');
    part.className = kind;
    part.append(...content);
    parts.push(part);
  };
  if (archived) add('state', ...both('Archived', 'Archivée'));
  if (topic) add('topic', topic);
  for (const { title, url } of bookmarks) {
    if (!/^https?:/i.test(url)) continue;
    const link = document.createElement('a');
    Object.assign(link, { href: url, target: '_blank', rel: 'noopener noreferrer', textContent: title });
    add('bookmark', link);
  }
  return parts;
}

function markPinned(section, article) {
  const pinned = JSON.parse(section.dataset.pinned ?? '[]').includes(article.dataset.id);
  article.classList.toggle('pinned', pinned);
}

const logOf = (place) => [...rooms.querySelectorAll('.log')].find((log) => log.dataset.place === place);

/** All that is shown: what is drawn as it is stays, with whatever was typed into it. */
function drawAll(place, list) {
  const ids = new Set(list.map(({ id }) => id));
  for (const article of [...(logOf(place)?.children ?? [])]) {
    if (!ids.has(article.dataset.id)) article.remove();
  }
  for (const shown of list) drawShown(place, shown);
}

const shownAt = (place, id) => [...(logOf(place)?.children ?? [])].find((child) => child.dataset.id === id);

function drawShown(place, shown) {
  const log = logOf(place);
  const before = shownAt(place, shown.id);
  const content = JSON.stringify(shown);
  if (!log || before?.content === content) return;
  const { follows } = log;
  const article = document.createElement('article');
  article.className = shown.from ? 'shown person' : 'shown';
  article.dataset.id = shown.id;
  article.tabIndex = -1;
  article.content = content;
  if (shown.from) {
    const from = document.createElement('div');
    from.className = 'from';
    from.textContent = shown.from;
    article.append(from, shown.text);
  } else article.append(drawCard(place, shown));
  for (const file of shown.files ?? []) article.append(drawFile(file));
  const section = log.parentElement;
  if (section.classList.contains('crisis')) {
    markPinned(section, article);
    article.append(logButton(place, shown.id));
  }
  article.drawn = valuesIn(article);
  if (before) carry(before, article);
  // Whoever pressed something in the message stays in what takes its place.
  const held = before?.contains(document.activeElement);
  if (before) before.replaceWith(article);
  else log.append(article);
  if (held) article.focus({ preventScroll: true });
  // In one's own chat an answer is never left below what can be seen.
  if (follows || (place === '' && !before)) follow(log);
  else if (!before) section.querySelector('.more').hidden = false;
}

const filesIn = (drawn) => [...(drawn?.querySelectorAll('[data-field][type="file"]') ?? [])];
const wordsIn = (drawn) => [
  ...drawn.querySelectorAll('textarea[data-field], input[data-field][type="text"]'),
];
const valuesIn = (drawn) => new Map(wordsIn(drawn).map(({ dataset, value }) => [dataset.field, value]));

/**
 * What was chosen and typed in a message, into what takes its place. What somebody typed while the form was sent in another tab
 * or by another device was not sent, and is shown below.
 */
function carry(before, article) {
  const fields = new Map(
    [...article.querySelectorAll('[data-field]')].map((each) => [each.dataset.field, each]),
  );
  for (const { dataset, files } of filesIn(before)) {
    const field = fields.get(dataset.field);
    if (field) field.files = files;
  }
  const typed = before.isSent
    ? []
    : [...valuesIn(before)].filter(([name, value]) => value !== before.drawn.get(name));
  const left = [];
  for (const [name, value] of typed) {
    const field = fields.get(name);
    if (field) field.value = value;
    else if (value.trim()) left.push(value);
  }
  const unsent = before.querySelector('.unsent');
  if (unsent) article.append(unsent);
  if (left.length === 0) return;
  const part = document.createElement('div');
  part.className = 'unsent';
  part.setAttribute('role', 'alert');
  const words = document.createElement('blockquote');
  words.textContent = left.join('\n');
  part.append(
    ...both(
      'This was sent elsewhere. What you were typing here was not:',
      'L’envoi a été fait ailleurs. Ce que vous écriviez ici n’a pas été envoyé\u00A0:',
    ),
    words,
  );
  article.append(part);
}

/** The same in both languages, each read as what it is. */
function both(en, fr) {
  const part = (lang, text) => Object.assign(document.createElement('span'), { lang, textContent: text });
  return [part('en', en), ' / ', part('fr', fr)];
}

/** What is a shortcut on a message in Slack, and a message action in Teams. */
function logButton(place, id) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'to-log';
  button.append(...both('Add to crisis log', 'Ajouter au journal'));
  button.addEventListener('click', () => post(place, { shortcut: 'crisis log', message: id }));
  return button;
}

/** Fields of two forms have the same names, and so have parts of the page: in it, each is named after its message. */
function ownIds(drawn, message) {
  const named = (id) => `${message}/${id}`;
  for (const element of drawn.querySelectorAll?.('[id]') ?? []) element.id = named(element.id);
  for (const label of drawn.querySelectorAll?.('label[for]') ?? []) label.htmlFor = named(label.htmlFor);
  for (const input of drawn.querySelectorAll?.('[aria-labelledby]') ?? []) {
    const ids = input.getAttribute('aria-labelledby').split(' ');
    input.setAttribute('aria-labelledby', ids.map(named).join(' '));
  }
}

function drawCard(place, shown) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig();
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      if (/^tel:[+\d]+$/.test(action.url ?? '')) location.assign(action.url);
      return;
    }
    press(place, action.data, shown.id);
  };
  card.parse(shown.card);
  const drawn = card.render() ?? document.createTextNode(shown.text);
  ownIds(drawn, shown.id);
  for (const { id, renderedInputControlElement: control } of card.getAllInputs()) {
    if (control) control.dataset.field = id;
  }
  // What tells a button from others of the same words is said, too.
  for (const button of drawn.querySelectorAll?.('button[title]') ?? []) button.ariaLabel = button.title;
  // The library labels options a second time; a screen reader would read them as controls of their own.
  for (const option of drawn.querySelectorAll?.('option[aria-label]') ?? [])
    option.removeAttribute('aria-label');
  return drawn;
}

/** A button that fetches the file and saves it, or says why it cannot. */
function drawFile({ id, name, label }) {
  const part = document.createElement('p');
  part.className = 'file';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  const problem = document.createElement('span');
  problem.setAttribute('role', 'alert');
  part.append(button, problem);
  button.addEventListener('click', async () => {
    problem.textContent = '';
    const query = new URLSearchParams({ person: personSelect.value, id });
    try {
      const response = await fetch(`/console/file?${query}`);
      if (!response.ok) problem.textContent = (await response.json()).error;
      else save(name, await response.blob());
    } catch {
      byId('offline').hidden = false;
    }
  });
  return part;
}

function save(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What was sent and never answered, with its id: sent anew, it is the same message, which may have arrived. */
const unanswered = new Map();

/** What the bot answered; undefined where nobody knows that it has the message. */
async function post(place, content) {
  const query = new URLSearchParams({ person: personSelect.value, ...(place && { channel: place }) });
  const what = `${query} ${JSON.stringify(content)}`;
  const id = unanswered.get(what) ?? crypto.randomUUID();
  unanswered.set(what, id);
  const body = JSON.stringify({ id, ...content });
  try {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`/console/send?${query}`, { method: 'POST', headers, body });
    if (response.ok) unanswered.delete(what);
    byId('problem').hidden = response.ok;
    return response.ok ? await response.json() : undefined;
  } catch {
    byId('problem').hidden = false;
    return undefined;
  }
}

/** What was pressed in a message, with the files that were chosen in it. */
async function press(place, data, message) {
  const drawn = shownAt(place, message);
  const chosen = filesIn(drawn).flatMap((input) => [...input.files]);
  if (drawn) drawn.isSent = true;
  const files = await readFiles(chosen).catch(() => undefined);
  const answer = files && (await post(place, { data, message, files }));
  if (answer) return;
  byId('problem').hidden = false;
  if (drawn) drawn.isSent = false;
}

async function readFiles(list) {
  const read = (file) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () =>
        resolve({ name: file.name, type: file.type, data: reader.result.split(',')[1] ?? '' });
      reader.onerror = reject;
      reader.readAsDataURL(file);
    });
  return Promise.all(list.map(read));
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 1_000));

let stream;
function open(person, places) {
  rooms.replaceChildren(...places.map((place) => drawRegion(place.id, bothNames(place))));
  connect(person);
}

/** The browser tries again by itself where nobody answers; where somebody answers that it cannot be, it does not. */
function connect(person) {
  stream?.close();
  const mine = new EventSource(`/console/stream?${new URLSearchParams({ person })}`);
  stream = mine;
  stream.addEventListener('open', () => {
    byId('offline').hidden = true;
  });
  stream.addEventListener('error', async () => {
    byId('offline').hidden = false;
    if (mine.readyState !== EventSource.CLOSED) return;
    await pause();
    if (stream === mine) connect(person);
  });
  stream.addEventListener('rooms', ({ data }) => drawCrisisRooms(JSON.parse(data)));
  stream.addEventListener('all', ({ data }) => {
    for (const [place, list] of Object.entries(JSON.parse(data))) drawAll(place, list);
  });
  stream.addEventListener('shown', ({ data }) => {
    const { place, shown } = JSON.parse(data);
    drawShown(place, shown);
  });
}

/** The department, as soon as somebody says who is in it. */
async function whoIsThere() {
  for (;;) {
    const response = await fetch('/console/people').catch(() => undefined);
    byId('offline').hidden = response?.ok ?? false;
    if (response?.ok) return response.json();
    await pause();
  }
}

composer.addEventListener('submit', async (submitted) => {
  submitted.preventDefault();
  const text = textBox.value;
  const files = [...filesInput.files];
  if (!text.trim() && files.length === 0) return;
  const place = placeSelect.value;
  // At once: sent twice in haste it is one message, and what is typed meanwhile is the next.
  textBox.value = '';
  filesInput.value = '';
  textBox.focus();
  const log = logOf(place);
  // Where one room fills the screen, another may have been looked at.
  log?.parentElement.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (log) follow(log);
  const read = await readFiles(files).catch(() => undefined);
  if (!read || !(await post(place, { text, files: read }))) giveBack(text, files);
});

/** What was not sent stands where it was typed, before what was typed since. */
function giveBack(text, files) {
  byId('problem').hidden = false;
  textBox.value = [text, textBox.value].filter(Boolean).join('\n');
  const chosen = new DataTransfer();
  for (const file of [...files, ...filesInput.files]) chosen.items.add(file);
  filesInput.files = chosen.files;
}

/** From the message to what was answered to it, past every other room. */
byId('newest').addEventListener('click', () => logOf(placeSelect.value)?.lastElementChild?.focus());

textBox.addEventListener('keydown', (key) => {
  if (key.key !== 'Enter' || key.shiftKey || key.isComposing) return;
  key.preventDefault();
  composer.requestSubmit();
});

async function start() {
  const department = await whoIsThere();
  byId('department').textContent = bothNames({ name: department.department });
  const places = channelsOf(department);
  for (const { id, name } of department.people)
    addOption(personSelect, id, name === id ? id : `${name} (${id})`);
  for (const place of places) addOption(placeSelect, place.id, bothNames(place));
  const named = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    return department.people.some((person) => person.id === id) ? id : undefined;
  };
  personSelect.value = named() ?? personSelect.value;
  const choose = () => {
    location.hash = encodeURIComponent(personSelect.value);
    const person = department.people.find(({ id }) => id === personSelect.value);
    document.documentElement.lang = person?.language ?? 'en';
    open(personSelect.value, places);
  };
  personSelect.addEventListener('change', choose);
  // The browser's way back to whom one was before.
  addEventListener('hashchange', () => {
    const id = named();
    if (id === undefined || id === personSelect.value) return;
    personSelect.value = id;
    choose();
  });
  choose();
}

start();
