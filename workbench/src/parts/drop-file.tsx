import { useState, type ReactElement } from 'react';
import { FileField, type FieldProps } from './field.tsx';

/** A file, picked or dropped: the whole field is where it may fall, and the button of the browser stays for the keyboard. */
export function DropFile(props: Omit<FieldProps, 'children'> & { accept?: string; onFile: (file: File) => void }): ReactElement {
  const { onFile, ...field } = props;
  const [over, setOver] = useState(false);
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined) onFile(file);
      }}
    >
      <FileField {...field} onChange={([file]) => file !== undefined && onFile(file)} />
    </div>
  );
}
