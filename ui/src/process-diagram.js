/**
 * Draws a process and marks the current step and those that were passed. Markup:
 *
 *   <div class="app-diagram" data-module="process-diagram" data-diagram="/escalations/7/process.bpmn"
 *        data-current="plan" data-passed="acknowledge" data-label="The escalation process; the current step is Draft the plan"></div>
 *
 * `data-current` and `data-passed` may name several activities, separated by spaces. The page lists the steps in words beside it, so the
 * drawing is one image to assistive technology. The bpmn.io mark is bpmn-js's own and stays as it is.
 */
import Viewer from 'bpmn-js/lib/Viewer';

function mark(viewer, names, marker) {
  const canvas = viewer.get('canvas');
  const known = viewer.get('elementRegistry');
  (names || '').split(/\s+/).filter(name => name && known.get(name)).forEach(name => canvas.addMarker(name, marker));
}

/** One image with a name: the shapes inside are not focusable, and the mark beside it stays a link. */
function describe(element, label) {
  const drawing = element.querySelector('.djs-container > svg');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', label);
  drawing.removeAttribute('tabindex');
}

async function draw(element) {
  const answer = await fetch(element.dataset.diagram);
  if (!answer.ok) {
    throw new Error(`the diagram answered ${answer.status}`);
  }
  const viewer = new Viewer({ container: element });
  await viewer.importXML(await answer.text());
  viewer.get('canvas').zoom('fit-viewport', 'auto');
  mark(viewer, element.dataset.passed, 'app-passed-step');
  mark(viewer, element.dataset.current, 'app-current-step');
  describe(element, element.dataset.label || 'The process');
}

document.querySelectorAll('[data-module="process-diagram"]').forEach(element => {
  draw(element).catch(() => {
    const words = document.createElement('p');
    words.className = 'govuk-body';
    words.textContent = 'The drawing could not be loaded. The steps are listed in words on this page.';
    element.replaceChildren(words);
  });
});
