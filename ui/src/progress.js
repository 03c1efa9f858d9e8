/**
 * Follows long work. Markup:
 *
 *   <div data-module="progress" data-progress-url="/api/v1/evaluations/7">
 *     <p role="status">10% done</p>
 *     <progress class="app-progress" max="100" value="10" aria-label="Progress of the evaluation"></progress>
 *   </div>
 *
 * The address answers JSON with `progress` (0 to 100), `state`, which is RUNNING as long as there is work, and maybe `words` that say more. Then the page
 * is loaded again, so that what comes next is drawn by the server. Without scripts the page offers a link to look again.
 */
const EVERY_MILLISECONDS = 1000;
const SLOWER_AFTER_A_FAILURE = 5000;

function show(element, progress, words = `${progress}% done`) {
  const status = element.querySelector('[role="status"]');
  // Written only when it changed: a screen reader reads every change.
  if (status && status.textContent !== words) {
    status.textContent = words;
  }
  const bar = element.querySelector('progress');
  if (bar) {
    bar.value = progress;
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
    const { state, progress, words } = await look(element);
    show(element, progress, words);
    if (state !== 'RUNNING') {
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
