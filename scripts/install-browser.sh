#!/usr/bin/env bash
# Debian's chromium, the Chinese fonts and poppler, where missing. Without the fonts every picture would be boxes; poppler reads
# back the papers that we write.
set -euo pipefail
# The list is read whole: with pipefail, a `grep -q` that stops early would make fc-list's broken pipe the answer.
has_fonts() { [[ "$(fc-list 2>/dev/null)" == *"Noto Sans CJK"* ]]; }
need=()
command -v chromium >/dev/null || need+=(chromium)
has_fonts || need+=(fonts-noto-cjk fontconfig)
command -v pdftotext >/dev/null || need+=(poppler-utils)
if [ ${#need[@]} -eq 0 ]; then echo "chromium and fonts are there: $(chromium --version 2>/dev/null | head -1)"; exit 0; fi
if [ "$(id -u)" -ne 0 ]; then echo "missing: ${need[*]}. Install them with apt-get as root."; exit 1; fi
echo "installing ${need[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
has_fonts || { echo "fonts-noto-cjk is installed but not found"; exit 1; }
chromium --version
