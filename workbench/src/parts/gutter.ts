interface Piece {
  text: string;
  faulty: boolean;
}

/** Numbers of lines, those with a fault apart, so that each run of lines is one piece of text. Pure. */
export function gutter(lines: number, faulty: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  let run: number[] = [];
  const close = (): void => {
    if (run.length > 0) pieces.push({ text: run.map((n) => `${n}\n`).join(''), faulty: false });
    run = [];
  };
  for (let n = 1; n <= lines; n += 1) {
    if (!faulty.has(n)) {
      run.push(n);
      continue;
    }
    close();
    pieces.push({ text: `▶ ${n}\n`, faulty: true });
  }
  close();
  return pieces;
}
