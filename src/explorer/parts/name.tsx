import { type Named, useLanguage } from '../words.js';

/** The name of something in the language of the page; of an English one the Chinese that it stands for, beside it. */
export function Name({ of, href }: { of: Named; href?: string | null }) {
  const language = useLanguage();
  const [own, english] = 'name' in of ? [of.name, of.nameEn] : [of.title, of.titleEn];
  const isEnglish = language === 'EN' && Boolean(english);
  const shown = <span lang={isEnglish ? 'en' : 'zh'}>{isEnglish ? english : own}</span>;
  return (
    <>
      {href ? <a href={href}>{shown}</a> : shown}
      {isEnglish && (
        <span class="note own" lang="zh">
          {own}
        </span>
      )}
    </>
  );
}
