// Builds the style sheet and the scripts into the service's static folder. The output is committed, so that the Java
// build needs no Node; BUILD.txt holds the hashes by which a Java test finds stale or hand-edited output.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const here = fileURLToPath(new URL('.', import.meta.url));
const assets = join(here, '../src/main/resources/static/assets');
const mojImages = join(here, 'node_modules/@ministryofjustice/frontend/moj/assets/images');

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

/** The hash of all hashes, so that a changed, added or renamed source changes it. */
function sourcesHash() {
  const sources = [join(here, 'package.json'), join(here, 'package-lock.json'), join(here, 'build.mjs'), ...filesIn(join(here, 'src'))];
  const lines = sources.map(file => `${sha256(readFileSync(file))}  ${relative(here, file)}\n`).sort();
  return sha256(lines.join(''));
}

function buildStyles() {
  const styles = sass.compile(join(here, 'src/site.scss'), {
    loadPaths: [here],
    style: 'compressed',
    quietDeps: true,
    silenceDeprecations: ['import'],
  }).css;
  const diagram = readFileSync(join(here, 'node_modules/bpmn-js/dist/assets/diagram-js.css'), 'utf8');
  const small = esbuild.transformSync(diagram, { loader: 'css', minify: true, target: 'es2022' }).code;
  writeFileSync(join(assets, 'site.css'), styles + '\n');
  writeFileSync(join(assets, 'process-diagram.css'), small);
  return styles;
}

function copyImages(styles) {
  const named = [...styles.matchAll(/\/assets\/images\/([a-z0-9.-]+)/g)].map(match => match[1]);
  mkdirSync(join(assets, 'images'));
  new Set(named).forEach(name => cpSync(join(mojImages, name), join(assets, 'images', name)));
  cpSync(join(here, 'src/favicon.svg'), join(assets, 'images/favicon.svg'));
}

function buildScripts() {
  esbuild.buildSync({
    entryPoints: ['site.js', 'process-diagram.js', 'rule-editor.js'].map(name => join(here, 'src', name)),
    outdir: assets,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    // The licences of what is bundled are in NOTICE, which is served beside the scripts.
    legalComments: 'none',
    banner: { js: '/* Licences: see NOTICE.txt in this folder. */' },
  });
  cpSync(join(here, 'src/js-enabled.js'), join(assets, 'js-enabled.js'));
  cpSync(join(here, '../NOTICE'), join(assets, 'NOTICE.txt'));
}

rmSync(assets, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });
copyImages(buildStyles());
buildScripts();
const built = filesIn(assets).map(file => `${sha256(readFileSync(file))}  ${relative(assets, file)}\n`);
writeFileSync(join(assets, 'BUILD.txt'), `${sourcesHash()}  sources\n${built.join('')}`);
