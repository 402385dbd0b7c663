// A failure of the database must reach the caller as a failure. `.catch(() => undefined)` and `catch {` around something awaited
// make an absence of it: undefined may follow only from an error that was looked at (`absentAt` of kernel/errors). Files of others
// are not meant: what lies in a folder may be unreadable in many ways, and each reader there says what it then takes it for.
const FILES = /\b(?:readFile|readdir)\(/u;

const heard = {
  create(context) {
    const report = (node, of) => {
      if (!FILES.test(context.sourceCode.getText(of)))
        context.report({ node, message: 'Look at the error: a failure is not an absence (absentAt of kernel/errors).' });
    };
    return {
      CallExpression(node) {
        const { callee, arguments: given } = node;
        const [heed] = given;
        const swallows = heed?.type === 'ArrowFunctionExpression' && heed.params.length === 0 && heed.body.type !== 'BlockStatement';
        if (callee.type !== 'MemberExpression' || callee.property.name !== 'catch' || !swallows) return;
        const outer = node.parent.type === 'AwaitExpression' ? node.parent.parent : node.parent;
        const isUnused = outer.type === 'ExpressionStatement' || (outer.type === 'UnaryExpression' && outer.operator === 'void');
        if (!isUnused) report(node, callee);
      },
      'TryStatement:has(CatchClause[param=null])': (node) => {
        if (/\bawait\b/u.test(context.sourceCode.getText(node.block))) report(node.handler, node.block);
      },
    };
  },
};

export default { meta: { name: 'xinheng' }, rules: { heard } };
