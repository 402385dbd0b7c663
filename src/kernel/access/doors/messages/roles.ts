import { messages } from '../../../i18n/types.ts';

/** The one set of names of roles, on every face. */
export const roleNames = messages(
  {
    'role.clerk': () => '填报人员',
    'role.reviewer': () => '审核人员',
    'role.officer': () => '承办人员',
    'role.legal': () => '法制审核人员',
    'role.director': () => '负责人',
    'role.policy': () => '规则管理人员',
    'role.system': () => '系统管理员',
    'role.security': () => '安全管理员',
    'role.audit': () => '审计管理员',
    'role.owner': () => '企业中心账号',
    'role.desk': () => '查询人员',
    'role.machine': () => '业务系统',
    'role.operator': () => '本机操作员',
    'role.pending': () => '角色待同意',
  },
  {
    'role.clerk': () => 'reporting clerk',
    'role.reviewer': () => 'reviewer',
    'role.officer': () => 'case officer',
    'role.legal': () => 'legal reviewer',
    'role.director': () => 'head',
    'role.policy': () => 'policy editor',
    'role.system': () => 'system administrator',
    'role.security': () => 'security administrator',
    'role.audit': () => 'audit administrator',
    'role.owner': () => 'account of the enterprise centre',
    'role.desk': () => 'desk',
    'role.machine': () => 'system of an organ',
    'role.operator': () => 'local operator',
    'role.pending': () => 'role not agreed yet',
  },
);
