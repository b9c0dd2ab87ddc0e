// Prints the bill of materials (CycloneDX, JSON) of what npm installs and what Maven fetches: npm run --silent supply:sbom > sbom.json
import { execFileSync } from 'node:child_process';
import { readPinnedJars } from '../src/store/embedded/pinned.js';

const ofNpm = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--omit=dev'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const jars = readPinnedJars().map(({ file, group, artifact, version, sha256, licences }) => {
  const purl = `pkg:maven/${group}/${artifact}@${version}`;
  const classifier = file.slice(`${artifact}-${version}`.length, -'.jar'.length).replace(/^-/, '');
  return {
    'bom-ref': classifier ? `${purl}?classifier=${classifier}` : purl,
    type: 'library',
    group,
    name: artifact,
    version,
    purl: classifier ? `${purl}?classifier=${classifier}` : purl,
    hashes: [{ alg: 'SHA-256', content: sha256 }],
    licenses: licences.map((name) => ({ license: { name } })),
  };
});
console.log(JSON.stringify({ ...ofNpm, components: [...ofNpm.components, ...jars] }, null, 2));
