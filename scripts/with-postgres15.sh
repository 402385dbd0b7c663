#!/usr/bin/env bash
# Runs a command with TEST_DATABASE_URL on a PostgreSQL 15 server: the one given, else one started here and ended after.
# --throwaway: it need not outlive a crash of the machine, and is faster for it. Never where something is measured.
set -euo pipefail
durable=on
if [ "${1:-}" = --throwaway ]; then durable=off; shift; fi
if [ -n "${TEST_DATABASE_URL:-}" ]; then exec "$@"; fi
bin=$(ls -d /usr/lib/postgresql/15/bin 2>/dev/null || true)
if [ -z "$bin" ]; then
  if [ "$(id -u)" -ne 0 ]; then echo "PostgreSQL 15 is missing: set TEST_DATABASE_URL, or install postgresql-15"; exit 1; fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-15 >/dev/null
  bin=/usr/lib/postgresql/15/bin
fi
dir=$(mktemp -d /tmp/xh-pg15.XXXXXX)
as=()
if [ "$(id -u)" -eq 0 ]; then chown postgres "$dir"; as=(setpriv --reuid postgres --regid postgres --clear-groups); fi
stop() { "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$dir"; }
trap stop EXIT INT TERM
"${as[@]}" "$bin/initdb" -D "$dir/data" --locale=C.UTF-8 --auth=trust -U postgres >/dev/null
"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -o "-c listen_addresses='' -c unix_socket_directories='$dir' -c max_connections=200 -c fsync=$durable -c full_page_writes=$durable" -l "$dir/log" start >/dev/null
export TEST_DATABASE_URL="postgresql://postgres@localhost/postgres?host=$dir"
"${as[@]}" "$bin/postgres" --version
"$@"
