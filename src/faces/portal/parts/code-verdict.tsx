import type { ReactElement } from 'react';
import type { Language } from '../../../kernel/i18n/types.ts';
import { href, Message } from '../../../kernel/ui/index.ts';
import type { CodeFound } from '../../../registry/search/index.ts';
import { checkUscc, expected18 } from '../../../registry/uscc/index.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { searchMessages } from '../messages/search.ts';
import { HitList } from './hits.tsx';

interface Props {
  code: CodeFound;
  /** A body is registered under this code. */
  held: boolean;
  names: ReadonlyMap<string, string>;
  language: Language;
}

/** What one code in the reader's text is: held, unknown here, or wrong and where. Nothing is mended for the reader. */
export function CodeVerdict(props: Props): ReactElement {
  const { code, held, language } = props;
  if (code.valid) {
    return held ? (
      <Message from={searchMessages} m="recognised" language={language} p={{ code: code.code }} className="hint" />
    ) : (
      <div className="notice">
        <Message from={searchMessages} m="recognised" language={language} p={{ code: code.code }} className="hint" />
        <Message from={delicate} m="absence.subject" language={language} />
        <Message from={searchMessages} m="gsxt" language={language} className="hint" />
      </div>
    );
  }
  return (
    <>
      <div className="notice" role="alert">
        <WhatIsWrong {...props} />
        {code.near.length > 0 ? <Message from={delicate} m="uscc.wrong.near" language={language} /> : null}
      </div>
      {code.near.length > 0 ? <HitList hits={code.near} names={props.names} language={language} heading="h2" near /> : null}
    </>
  );
}

const OUTSIDE = /[^0-9A-HJ-NPQRTUWXY]/;

function WhatIsWrong({ code: { code, findings }, language }: Props): ReactElement {
  if (findings.includes('SENTINEL')) return <Message from={delicate} m="uscc.wrong.sentinel" language={language} />;
  if (findings.includes('LENGTH') && code.length !== 18) return <WrongLength code={code} language={language} />;
  if (findings.includes('CHARSET')) return <WrongCharacter code={code} language={language} />;
  if (findings.includes('CHECK18')) {
    const p = { expect: expected18(code) ?? '', got: code.slice(17) };
    return <Message from={delicate} m="uscc.wrong.check18" language={language} p={p} />;
  }
  return <Message from={delicate} m="uscc.wrong.checkOrg" language={language} />;
}

function WrongLength({ code, language }: { code: string; language: Language }): ReactElement {
  const len = code.length;
  return len < 18 ? (
    <Message from={delicate} m="uscc.wrong.length" language={language} p={{ n: 18 - len, len }} />
  ) : (
    <Message from={delicate} m="uscc.wrong.tooLong" language={language} p={{ n: len - 18, len }} />
  );
}

function WrongCharacter({ code, language }: { code: string; language: Language }): ReactElement {
  const { candidate } = checkUscc(code);
  const links = candidate === undefined ? {} : { candidate: href(`/search?query=${candidate}`, language) };
  const at = code.search(OUTSIDE);
  if (candidate !== undefined && candidate === code.toUpperCase()) {
    return <Message from={delicate} m="uscc.wrong.lowercase" language={language} p={{ candidate }} links={links} />;
  }
  return (
    <>
      <Message from={delicate} m="uscc.wrong.charset" language={language} p={{ pos: at + 1, char: code.charAt(at) }} />
      {candidate === undefined ? null : (
        <Message
          from={delicate}
          m="uscc.wrong.charset.candidate"
          language={language}
          p={{ digit: candidate.charAt(at), candidate }}
          links={links}
        />
      )}
    </>
  );
}
