// What a person reads before the program's own catalogue can be loaded.
const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
// English where the terminal says so, else Chinese, the original (as src/cli/language.ts).
const chinese = !/^en/i.test(locale);

const TEXTS = {
  node: [
    (version) => `信衡需要Node.js 20.19或更新的版本，当前是${version}。`,
    (version) => `Xinheng needs Node.js 20.19 or later; this is ${version}.`,
  ],
  installing: [
    () => '正在下载并安装所需的软件包，可能需要一分钟左右……',
    () => 'Downloading and installing the packages it needs; this may take a minute …',
  ],
  waiting: [() => '另一个进程正在准备，请稍候……', () => 'Another process is preparing this checkout; waiting …'],
  offline: [
    () => '所需的软件包还没有装好，又连不上软件包仓库。请接通网络后重新运行。',
    () => 'The packages it needs are not installed and the package registry cannot be reached. Connect to the network and run it again.',
  ],
  'no-npm': [() => '找不到npm。请安装带有npm的Node.js。', () => 'npm was not found. Install Node.js with npm.'],
  'disk-full': [() => '存储空间已满。请腾出空间后重新运行。', () => 'The disk is full. Free some space and run it again.'],
  'not-writable': [
    () => '当前用户不能写入程序目录。请用建立该目录的用户运行。',
    () => 'This user may not write to the program directory. Run it as the user that owns it.',
  ],
  'install-failed': [(detail) => `软件包没有装好：${detail}`, (detail) => `The packages could not be installed: ${detail}`],
  'compile-failed': [() => '程序没有编译成功。', () => 'The program could not be compiled.'],
  'workbench-failed': [() => '监管工作台没有编译成功。', () => 'The workbench could not be built.'],
};

export function say(what, detail) {
  const [zh, en] = TEXTS[what];
  process.stderr.write(`${(chinese ? zh : en)(detail)}\n`);
}
