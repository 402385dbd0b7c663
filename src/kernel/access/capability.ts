import { capability } from '../capability.ts';
import { sessionRoutes } from './api.ts';
import { auditRoutes } from './audit-api.ts';
import { accessCommands } from './commands.ts';

export const accessCapability = capability({
  name: 'access',
  items: [{ item: 25, state: 'part', what: '账号、会话、接口密钥、权限与审计日志' }],
  routes: (kernel) => [...sessionRoutes(kernel), ...auditRoutes(kernel)],
  commands: accessCommands,
});
