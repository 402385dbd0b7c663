import { enNamed, isRefusal, wordOf, zhNamed, type ErrorEntries } from '../texts.ts';

const RESTORE = {
  zh: {
    data: '数据库里已有数据',
    damaged: '备份文件不完整或者已损坏',
    format: '这不是本程序的备份文件',
    migration: '备份来自本程序没有的数据库版本',
  },
  en: {
    data: 'The database holds data already',
    damaged: 'The backup is incomplete or damaged',
    format: 'This is not a backup of this program',
    migration: 'The backup comes from a version of the database that this program does not have',
  },
};

const UNREACHABLE = {
  zh: {
    '28P01': '数据库拒绝了登录，用户名或者密码不对',
    '28000': '数据库不允许这个用户连接',
    '3D000': '数据库服务器上没有这个名称的数据库',
    '53300': '数据库的连接数已满',
    '57P03': '数据库正在启动或者停止',
  },
  en: {
    '28P01': 'The database refused the sign-in: wrong user or password',
    '28000': 'The database does not let this user connect',
    '3D000': 'The server has no database of that name',
    '53300': 'The database has no connection left',
    '57P03': 'The database is starting or stopping',
  },
};

export const OPERATION = {
  OIDC_UNREACHABLE: {
    status: 503,
    exit: 3,
    zh: {
      title: '暂时无法使用统一身份认证平台',
      what: '统一身份认证平台没有应答，没有登录。',
      how: '请过几分钟再试，或者用账号和密码登录。',
    },
    en: {
      title: 'The provider can’t be reached at present',
      what: 'The provider of identities did not answer. You are not signed in.',
      how: 'Try again in a few minutes, or sign in with account and password.',
    },
  },
  QUOTA_USED: {
    status: 429,
    exit: 1,
    zh: {
      title: '今天的调用次数已用完',
      what: (p) => `这个密钥今天的调用次数已达到上限${zhNamed(p.quota)}。`,
      how: (p) => `次数每天零点重新计算${p.seconds === undefined ? '' : `，即${p.seconds}秒以后`}；不够用的，请联系安全管理员另建密钥。`,
    },
    en: {
      title: 'The requests of today are used up',
      what: (p) => `This key has reached its number of requests for today${enNamed(p.quota)}.`,
      how: (p) =>
        `The count begins anew at midnight${p.seconds === undefined ? '' : `, in ${p.seconds} seconds`}. If it is too low, ask the security administrator for another key.`,
    },
  },
  UNAVAILABLE: {
    status: 503,
    exit: 3,
    zh: { title: '暂时不能服务', what: '服务正在启动、维护或者过于繁忙。', how: '请稍后再试。' },
    en: {
      title: 'Not available just now',
      what: 'The service is starting, under maintenance or too busy.',
      how: 'Please try again later.',
    },
  },
  DATABASE_UNREACHABLE: {
    status: 503,
    exit: 3,
    zh: {
      title: '连接不上数据库',
      what: (p) => `${wordOf(UNREACHABLE.zh, p.reason) ?? '连接不上数据库'}${zhNamed(p.reason)}。`,
      how: (p) =>
        isRefusal(p.reason) ? '数据库在运行；请检查DATABASE_URL中的用户、密码和数据库名称。' : '请确认数据库已启动，并检查DATABASE_URL。',
    },
    en: {
      title: 'The database cannot be reached',
      what: (p) => `${wordOf(UNREACHABLE.en, p.reason) ?? 'The database cannot be reached'}${enNamed(p.reason)}.`,
      how: (p) =>
        isRefusal(p.reason)
          ? 'The server is running; check the user, the password and the name of the database in DATABASE_URL.'
          : 'See that the database is running and check DATABASE_URL.',
    },
  },
  DATABASE_LOST: {
    status: 503,
    exit: 3,
    zh: {
      title: '与数据库的连接中断',
      what: '办理中与数据库的连接中断，这次办理的结果需要核实。',
      how: '请稍后用同一请求编号重试；已经办成的不会重复办理。',
    },
    en: {
      title: 'The connection to the database was lost',
      what: 'The connection to the database was lost while this ran; its outcome must be checked.',
      how: 'Try again later with the same request key; what was done is not done twice.',
    },
  },
  DISK_FULL: {
    status: 503,
    exit: 3,
    zh: { title: '存储空间已满', what: '存储空间已满，这次写入没有保存。', how: '请由系统管理员腾出空间后重试。' },
    en: {
      title: 'The storage is full',
      what: 'The storage is full and this was not saved.',
      how: 'The system administrator must free some space; then try again.',
    },
  },
  NO_EMBEDDED_DATABASE: {
    status: 503,
    exit: 3,
    zh: {
      title: '没有适用于本机的内置数据库',
      what: (p) => `内置数据库不能在本机运行${zhNamed(p.reason ?? p.platform)}。`,
      how: '请准备PostgreSQL 15以上的数据库，用DATABASE_URL给出地址。',
    },
    en: {
      title: 'No embedded database for this machine',
      what: (p) => `The embedded database does not run on this machine${enNamed(p.reason ?? p.platform)}.`,
      how: 'Provide PostgreSQL 15 or later and give its address in DATABASE_URL.',
    },
  },
  DATA_DIRECTORY_UNUSABLE: {
    status: 500,
    exit: 3,
    zh: {
      title: '数据目录不能使用',
      what: (p) => `当前用户不能在数据目录中读写${zhNamed(p.path)}。`,
      how: '请用建立该目录的用户运行，或者用XINHENG_DATA另指定一个目录。',
    },
    en: {
      title: 'The data directory cannot be used',
      what: (p) => `This user may not read and write there${enNamed(p.path)}.`,
      how: 'Run as the user that made it, or name another directory in XINHENG_DATA.',
    },
  },
  SETTINGS_INVALID: {
    status: 500,
    exit: 2,
    zh: {
      title: '设置有误',
      what: (p) => `设置项不能这样填写${zhNamed(p.setting)}。`,
      how: (p) => `请改正后重新运行${zhNamed(p.expected)}。`,
    },
    en: {
      title: 'A setting is wrong',
      what: (p) => `A setting cannot have this value${enNamed(p.setting)}.`,
      how: (p) => `Correct it and run again${enNamed(p.expected)}.`,
    },
  },
  NO_ADDRESS: {
    status: 503,
    exit: 1,
    zh: {
      title: '还不能签发查询记录',
      what: '本站还没有设置对外的网址，签发的文件上就没有可以核对的网址。',
      how: '请主办单位在config.json设置address，如https://credit.example.cn；请求里的主机名不能用，因为谁都可以改。',
    },
    en: {
      title: 'Look-up receipts cannot be issued yet',
      what: 'The public address of this site is not set, so a paper would bear none at which it can be checked.',
      how: 'The operator sets address in config.json, such as https://credit.example.cn; the host of a request is not used, since anybody can choose it.',
    },
  },
  RESTORE_REFUSED: {
    status: 409,
    exit: 1,
    zh: {
      title: '不能恢复备份',
      what: (p) => `${wordOf(RESTORE.zh, p.reason) ?? '这份备份不能恢复'}${zhNamed(p.name)}。`,
      how: (p) => (p.reason === 'data' ? '请在空的数据目录或者空的数据库中恢复。' : '请核对备份文件和程序版本。'),
    },
    en: {
      title: 'The backup cannot be restored',
      what: (p) => `${wordOf(RESTORE.en, p.reason) ?? 'This backup cannot be restored'}${enNamed(p.name)}.`,
      how: (p) =>
        p.reason === 'data' ? 'Restore into an empty data directory or database.' : 'Check the file and the version of the program.',
    },
  },
  SERVER_RUNNING: {
    status: 409,
    exit: 3,
    zh: { title: '服务已在运行', what: (p) => `这个数据目录的服务已在运行${zhNamed(p.pid)}。`, how: '请使用已启动的服务，或者先停止它。' },
    en: {
      title: 'The server is running already',
      what: (p) => `A server is running on this data directory already${enNamed(p.pid)}.`,
      how: 'Use the running server, or stop it first.',
    },
  },
  PORT_BUSY: {
    status: 500,
    exit: 3,
    zh: { title: '端口被占用', what: (p) => `端口${p.port ?? ''}已被其他程序占用。`, how: '请用--port另选一个端口。' },
    en: {
      title: 'The port is busy',
      what: (p) => `Another program uses the port${enNamed(p.port)}.`,
      how: 'Choose another port with --port.',
    },
  },
  MIGRATION_PENDING: {
    status: 503,
    exit: 1,
    zh: {
      title: '数据库需要升级',
      what: (p) => `有数据库升级尚未执行${zhNamed(p.name ?? p.version)}。`,
      how: '请先备份，再运行xinheng db migrate。',
    },
    en: {
      title: 'The database must be upgraded',
      what: (p) => `The database has migrations to run${enNamed(p.name ?? p.version)}.`,
      how: 'Back it up, then run xinheng db migrate.',
    },
  },
  MIGRATION_EDITED: {
    status: 500,
    exit: 1,
    zh: {
      title: '已执行的升级文件被改动',
      what: (p) => `已执行的升级文件与记录不符${zhNamed(p.name ?? p.version)}。`,
      how: '请恢复原文件，改动另写一个新文件。',
    },
    en: {
      title: 'An applied migration was edited',
      what: (p) => `A migration that ran already has changed${enNamed(p.name ?? p.version)}.`,
      how: 'Restore the file and write the change as a new one.',
    },
  },
  SCHEMA_NEWER: {
    status: 500,
    exit: 1,
    zh: {
      title: '数据库版本比程序新',
      what: (p) => `数据库已由更新的程序升级${zhNamed(p.name ?? p.version)}，本程序不能使用。`,
      how: '请使用相同或更新的程序版本。',
    },
    en: {
      title: 'The database is newer than the program',
      what: (p) => `A newer program upgraded this database${enNamed(p.name ?? p.version)}; this one cannot use it.`,
      how: 'Use the same version of the program or a newer one.',
    },
  },
  DEMO_REFUSED: {
    status: 409,
    exit: 1,
    zh: {
      title: '不能以演示方式运行',
      what: (p) => `演示方式只能使用演示数据和本机地址${zhNamed(p.reason)}。`,
      how: '请另选一个空的数据目录，监听地址使用127.0.0.1。',
    },
    en: {
      title: 'Cannot run as a demonstration',
      what: (p) => `A demonstration uses demonstration data and a loopback address only${enNamed(p.reason)}.`,
      how: 'Use an empty data directory and the host 127.0.0.1.',
    },
  },
  INTERNAL: {
    status: 500,
    exit: 3,
    zh: {
      title: '系统内部出错',
      what: '系统内部出错，这次请求没有完成。',
      how: (p) => `请稍后再试；仍有问题的，请把编号${zhNamed(p.reference)}告诉系统管理员。`,
    },
    en: {
      title: 'Something failed inside',
      what: 'Something failed inside, and this request was not completed.',
      how: (p) => `Try again later; if it fails again, give the system administrator the reference${enNamed(p.reference)}.`,
    },
  },
} as const satisfies ErrorEntries;
