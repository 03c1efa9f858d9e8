/**
 * Follows long work. Markup:
 *
 *   <div data-module="progress" data-progress-url="/api/v1/evaluations/7">
 *     <p role="status" data-progress-words>Running, 10% done</p>
 *     <progress class="app-progress" max="100" value="10" aria-label="Progress"></progress>
 *   </div>
 *
 * The address answers JSON with `percentDone` (0 to 100), `words` (a sentence) and `finished` (true or false). When the
 * work is finished the page is loaded again, so that what comes next is drawn by the server. Without scripts the page
 * offers a link to look again.
 */
const EVERY_MILLISECONDS = 1000;
const SLOWER_AFTER_A_FAILURE = 5000;

function show(element, progress) {
  const words = element.querySelector('[data-progress-words]');
  // Say it only when it changed: a screen reader reads every change.
  if (words && progress.words && words.textContent !== progress.words) {
    words.textContent = progress.words;
  }
  const bar = element.querySelector('progress');
  if (bar) {
    bar.value = progress.percentDone;
  }
}

async function look(element) {
  const answer = await fetch(element.dataset.progressUrl, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`progress answered ${answer.status}`);
  }
  return answer.json();
}

async function follow(element) {
  let wait = EVERY_MILLISECONDS;
  try {
    const progress = await look(element);
    show(element, progress);
    if (progress.finished) {
      window.location.reload();
      return;
    }
  } catch {
    wait = SLOWER_AFTER_A_FAILURE;
  }
  window.setTimeout(() => follow(element), wait);
}

export function followAll() {
  document.querySelectorAll('[data-module="progress"]').forEach(element => follow(element));
}
