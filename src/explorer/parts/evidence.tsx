import { textAddress } from '../address.js';
import type { SentenceFragment } from '../generated/operations.js';
import { useNaming, useWords } from '../words.js';

/** Sentences as quotations; each leads to its place in the text. */
export function Evidence({ sentences }: { sentences: readonly SentenceFragment[] }) {
  const words = useWords();
  const naming = useNaming();
  return (
    <ul class="evidence">
      {sentences.map(({ id, text, plan, file, line, page, sectionPath }) => (
        <li key={id}>
          <a class="quotation" href={textAddress(plan.id, id)} lang="zh">
            <q>{text}</q>
          </a>
          <p class="where">
            <a href={`/plan/${plan.id}`}>{naming(plan)}</a>
            {sectionPath.length > 0 && <span lang="zh"> · {sectionPath.join(' › ')}</span>}
            {' · '}
            <a href={textAddress(plan.id, id)}>
              {file} {words.line(line)}
              {page !== null && ` ${words.page(page)}`}
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
