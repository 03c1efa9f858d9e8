/**
 * Says what is wrong with a rule file or its worked examples while somebody writes. Markup:
 *
 *   <textarea id="rules" data-studio-file="local/reviews/ASC-REV-01.dslr" data-studio-look="/api/v1/change-requests/look"></textarea>
 *   <div id="rules-live" role="status"></div>
 *
 * The service looks at the text alone and answers a list of problems with line, column and message. Nothing is saved. Without
 * scripts the same problems are shown when the draft is saved.
 */
const PAUSE_MILLISECONDS = 100;
const MOST_SHOWN = 5;

function words({ line, column, message }) {
  const where = line > 0 ? `Line ${line}${column > 0 ? `, column ${column}` : ''}: ` : '';
  return where + message;
}

function show(status, problems) {
  const lines = problems.slice(0, MOST_SHOWN).map(words);
  if (problems.length > MOST_SHOWN) {
    lines.push(`and ${problems.length - MOST_SHOWN} more`);
  }
  const said = lines.length === 0 ? ['Nothing is wrong at first sight. Save it to run the worked examples.'] : lines;
  // Written only when it changed: a screen reader reads every change.
  if (status.dataset.said !== said.join('\n')) {
    status.dataset.said = said.join('\n');
    status.replaceChildren(...said.map(line => Object.assign(document.createElement('p'), { textContent: line, className: 'govuk-body-s' })));
  }
}

async function look(area, status, signal) {
  const answer = await fetch(area.dataset.studioLook, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': area.form.elements._csrf.value },
    body: JSON.stringify({ path: area.dataset.studioFile, text: area.value }),
    signal,
  });
  if (answer.ok) {
    const problems = await answer.json();
    show(status, problems);
    // For the editor, which marks them in the text.
    area.dispatchEvent(new CustomEvent('studio:problems', { detail: problems }));
  }
}

function watch(area) {
  const status = document.getElementById(`${area.id}-live`);
  let waiting;
  let asked = new AbortController();
  area.addEventListener('input', () => {
    window.clearTimeout(waiting);
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    waiting = window.setTimeout(() => look(area, status, signal).catch(() => {}), PAUSE_MILLISECONDS);
  });
  // The editor comes later than the page: what was wrong when it was drawn is marked as soon as there is an editor.
  area.addEventListener('studio:ready', () => look(area, status, asked.signal).catch(() => {}));
}

export function watchDrafts() {
  document.querySelectorAll('textarea[data-studio-look]').forEach(watch);
}
