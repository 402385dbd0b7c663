#!/usr/bin/env bash
# A benchmark on the server of TEST_DATABASE_URL, in a database of its own that is dropped after.
set -euo pipefail
name="xinheng_bench_$$"
admin="${TEST_DATABASE_URL:?TEST_DATABASE_URL names the server}"
url=$(node -e 'const u = new URL(process.argv[1]); u.pathname = "/" + process.argv[2]; console.log(u.href)' "$admin" "$name")
run_sql() { node --input-type=module -e 'import pg from "pg"; const c = new pg.Client({ connectionString: process.argv[1] }); await c.connect(); await c.query(process.argv[2]); await c.end();' "$admin" "$1"; }
data=$(mktemp -d /tmp/xinheng-bench.XXXXXX)
run_sql "create database $name"
trap 'run_sql "drop database if exists $name with (force)"; rm -rf "$data"' EXIT
DATABASE_URL="$url" XINHENG_DATA="$data" node --max-semi-space-size=64 scripts/xinheng.mjs bench "$@"
