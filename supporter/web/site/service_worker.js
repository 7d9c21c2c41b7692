// Keeps what can be read without a line: the files every page is drawn with, the town's contacts, a plain copy of
// each lesson that was opened, and of a class what its lecturer needs to go on. Nothing personal is ever kept: copies
// say nothing of who reads, everything else
// passes through untouched. What stands in %…% is filled in by the server (web/site/pwa.py).

const VERSION = "%version%"; // a new one whenever a file changes
const FILES = `files-${VERSION}`;
const PAGES = `pages-${VERSION}`;
const DRAWN_WITH = %files%;
const PATIENCE = 4000; // ms that a weak line has before the kept copy is shown
const MOST = 100; // copies
const FRESH = 24 * 3600 * 1000; // ms that a copy is not fetched again

const FILE = /^\/(static|brand|_nicegui\/[^/]+\/(static|components))\//; // carries its version in its address
const PICTURE = /^\/content\/[^/]+\/[^/]+\.(svg|png|jpe?g|webp)$/;
const COPY = /^\/m\/\d{6}\/c\/[^/]+\/[^/]+\/[^/]+\/plain$/;
const TOWN = /^\/m\/\d{6}/;
const CLASS = /^\/t\/[\w-]+/;
const CONSOLE = /^\/t\/[\w-]+(\/(trouble|script))?$/; // what the copy of a class stands in for, also on a weak line
const OF_CLASS = /^\/t\/[\w-]+\/plain$/;
const CLASSES = 3; // copies
const ALWAYS = /^(\/m\/\d{6})?\/(help|offline)$/;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keep(["/offline", ...DRAWN_WITH]));
});

// A new version draws its pages with new files: copies are fetched anew, and everything old goes.
addEventListener("activate", (event) => event.waitUntil(renew()));

async function renew() {
  const old = (await caches.keys()).filter((name) => name !== FILES && name !== PAGES);
  for (const name of old.filter((one) => one.startsWith("pages-"))) {
    const kept = await (await caches.open(name)).keys();
    await keep(kept.map((request) => new URL(request.url).pathname));
  }
  await Promise.all(old.map((name) => caches.delete(name)));
  await registration.navigationPreload?.enable();
}

// Pages name what belongs to them once they stand, and how their reader likes to read: the opening of <html>.
addEventListener("message", (event) => event.waitUntil(keep(event.data.keep, event.data.look)));

async function keep(addresses, look) {
  const [files, pages] = [await caches.open(FILES), await caches.open(PAGES)];
  for (const address of new Set(addresses)) {
    if (COPY.test(address) || ALWAYS.test(address)) (await fresh(pages, address, look)) || (await fetched(pages, address));
    else if (OF_CLASS.test(address)) await fetched(pages, address);
    else if (PICTURE.test(address) || (FILE.test(address) && !(await files.match(address)))) await fetched(files, address);
  }
  await trim(pages, COPY, MOST);
  await trim(pages, OF_CLASS, CLASSES);
}

async function trim(pages, kind, most) {
  const copies = (await pages.keys()).filter((request) => kind.test(new URL(request.url).pathname));
  for (const request of copies.slice(0, -most)) await pages.delete(request);
}

async function fresh(pages, address, look) {
  const copy = look && (await pages.match(address));
  if (!copy || Date.now() - Date.parse(copy.headers.get("Date")) > FRESH) return false;
  return (await copy.text()).includes(look);
}

async function fetched(cache, address) {
  const kept = address.endsWith("/help") ? "?kept" : ""; // says nothing of the hour in which it was made
  const answer = await fetch(address + kept).catch(() => null); // without a line the old copy stays
  if (answer?.ok && !answer.redirected) await cache.put(address, answer).catch(() => {});
}

addEventListener("fetch", (event) => {
  const { method, mode, url, headers } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || headers.has("range")) return;
  if (FILE.test(pathname)) event.respondWith(file(event.request));
  else if (PICTURE.test(pathname)) event.respondWith(picture(event.request));
  else if (mode === "navigate") event.respondWith(page(event, pathname));
});

async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function picture(request) {
  return fetch(request).catch(async () => (await caches.match(request, { ignoreVary: true })) ?? Response.error());
}

async function page(event, pathname) {
  const answer = (async () => {
    const first = await event.preloadResponse;
    return first && first.type !== "error" ? first : fetch(event.request); // Firefox resolves to a failed answer
  })();
  event.waitUntil(answer.catch(() => {}));
  const kept = await copyOf(pathname);
  const late = new Promise((done) => kept && setTimeout(done, PATIENCE));
  try {
    const first = await Promise.race([answer, late]);
    if (first && first.status < 502) return first;
    return kept ?? first;
  } catch {
    return kept ?? withoutLine(pathname);
  }
}

// ---- what is shown without a line ----

async function copyOf(pathname) {
  const pages = await caches.open(PAGES);
  if (ALWAYS.test(pathname)) return pages.match(pathname);
  if (CLASS.test(pathname)) return CONSOLE.test(pathname) ? pages.match(`${CLASS.exec(pathname)[0]}/plain`) : undefined;
  const copy = await pages.match(COPY.test(pathname) ? pathname : `${pathname}/plain`);
  return copy && told(await copy.text(), copy);
}

// «電波が切れているので…» lies hidden in every copy.
function told(html, copy) {
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  headers["Content-Security-Policy"] = copy.headers.get("Content-Security-Policy");
  return new Response(html.replace("data-kept hidden", "data-kept"), { headers });
}

async function withoutLine(pathname) {
  const pages = await caches.open(PAGES);
  const held = CLASS.test(pathname) && (await pages.match(`${CLASS.exec(pathname)[0]}/plain`));
  if (held) return held;
  const own = await pages.match(`${TOWN.exec(pathname)?.[0] ?? ""}/offline`);
  const page = own ?? (await pages.match("/offline"));
  const list = await readable(pages);
  const html = await page.text();
  return list ? told(html.replace("<!--kept-->", list), page) : new Response(html, page);
}

async function readable(pages) {
  const found = [];
  for (const request of await pages.keys()) {
    const { pathname } = new URL(request.url);
    if (!COPY.test(pathname)) continue;
    const [, words] = /<title>([^<]*)<\/title>/.exec(await (await pages.match(request)).text());
    const [title, chapter, course] = words.split(/\s*[｜|]\s*/); // Japanese and English bars (wording: tab.bar)
    const name = `<span>${title}<small>${chapter}　${course}</small></span>`;
    found.push(`<li><a class="row-link quiet" href="${pathname.replace(/\/plain$/, "")}">${name}</a></li>`);
  }
  return found.join("");
}
