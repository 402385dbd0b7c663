/** Where one reads what a proposal is about, below the workbench; null where no page shows it. Pure. */
export function objectPath({ kind, objectKind, objectId }: { kind: string; objectKind: string; objectId: string }): string | null {
  const id = encodeURIComponent(objectId);
  switch (objectKind) {
    case 'batch':
      return kind === 'batch.review' ? `/intake/batches/${id}/review` : `/intake/batches/${id}`;
    case 'form':
      return `/intake/mappings/${encodeURIComponent(objectId.split('@')[0] ?? '')}`;
    case 'policy':
      return policyPath(objectId);
    case 'user':
      return `/admin/security/accounts/${id}`;
    default:
      return null;
  }
}

/** `mapping/penalties-2018@2` → what differs in that edition. */
function policyPath(name: string): string | null {
  const [, kind, id, edition] = /^([^/]+)\/(.+)@([^@]+)$/u.exec(name) ?? [];
  if (kind === undefined || id === undefined || edition === undefined) return null;
  return `/policy/${[kind, id, edition].map(encodeURIComponent).join('/')}/changes`;
}
