import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { addPaper, type CaseFile } from '../../../kernel/procedures/index.ts';
import { ErrorSummary, Field, href, type FormFault } from '../../../kernel/ui/index.ts';
import { deskPage, officialsDesk, Token, type Desk } from '../desk.tsx';
import { openFile } from '../files.ts';
import { fileName, sentBy, type Sent } from '../form.ts';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { Radios } from '../parts/radios.tsx';
import { refusedForm } from '../refused-form.ts';
import { paperTitle } from '../step-words.ts';
import { aboutCase, CASE_PATH, caseParams, SEE_OTHER } from './case-pages.tsx';

/** A paper for the file, apart from any step. */
export function uploadPages(kernel: Kernel): AnyRoute[] {
  const path = `${CASE_PATH}/upload`;
  return [
    route({
      ...aboutCase,
      method: 'GET',
      path,
      summary: 'Put in a paper',
      audit: 'case.paper.form',
      schemas: { params: caseParams },
      async handle(call) {
        const file = await openFile(kernel, call.params.id, call.caller, call.language, 'official');
        return uploadPage(await officialsDesk(kernel, call), file, sentBy({}), []);
      },
    }),
    route({
      ...aboutCase,
      method: 'POST',
      path,
      summary: 'Put in a paper',
      audit: 'case.paper.sent',
      upload: true,
      schemas: { params: caseParams },
      async handle(call) {
        const { id } = call.params;
        const desk = await officialsDesk(kernel, call);
        const file = await openFile(kernel, id, call.caller, call.language, 'official');
        const sent = sentBy(call.request.body);
        const say = t(call.language, officialMessages);
        await refusedForm(
          call.language,
          { [fileName('file')]: say['upload.file'](), kind: say['upload.kind']() },
          () => putIn(desk, id, sent),
          (faults) => uploadPage(desk, file, sent, faults),
        );
        return call.reply.redirect(href(`/workbench/cases/${id}?done=paper#uploads`, call.language), SEE_OTHER);
      },
    }),
  ];
}

async function putIn({ kernel, caller }: Desk, caseId: string, sent: Sent): Promise<void> {
  const kind = sent.text('kind');
  if (kind === '') throw new XinhengError('BAD_INPUT', { what: 'kind' });
  const [first] = sent.files;
  if (first === undefined) throw new XinhengError('BAD_INPUT', { what: 'file' });
  await addPaper(kernel, { caseId, kind, ...first.file }, caller);
}

function uploadPage(desk: Desk, file: CaseFile, sent: Sent, faults: readonly FormFault[]): ReactElement {
  const { language } = desk;
  const say = t(language, officialMessages);
  const path = `${desk.cases}/${file.case.caseId}/upload`;
  const kinds = [...new Set(file.procedure.transitions.flatMap(({ papers = [] }) => papers.map(({ id }) => id)))];
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  return deskPage(
    desk,
    {
      title: say['upload.title'](),
      path,
      faulty: faults.length > 0,
      trail: [{ href: `${desk.cases}/${file.case.caseId}`, label: file.case.number }],
    },
    <>
      <ErrorSummary faults={faults} language={language} />
      <form method="post" encType="multipart/form-data" action={href(path, language)}>
        <Token desk={desk} />
        <Radios
          name="kind"
          legend={say['upload.kind']()}
          options={kinds.map((value) => ({ value, label: paperTitle(file, value, language) }))}
          value={sent.text('kind')}
          fault={fault('kind')}
          language={language}
        />
        <Field
          name={fileName('file')}
          label={say['upload.file']()}
          hint={t(language, caseMessages)['field.files']()}
          fault={fault(fileName('file'))}
        >
          {(aria) => <input {...aria} type="file" accept="application/pdf,image/png,image/jpeg" />}
        </Field>
        <div className="actions">
          <button>{say['upload.go']()}</button>
          <a className="button second" href={href(`${desk.cases}/${file.case.caseId}`, language)}>
            {t(language, caseMessages)['form.cancel']()}
          </a>
        </div>
      </form>
    </>,
  );
}
