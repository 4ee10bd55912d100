#!/usr/bin/env bash
# The servers of `npm run test:stores`, from the packages of Debian or Ubuntu. What is there is left alone. None is started.
set -euo pipefail

packages=(redis-server postgresql)
if dpkg -s "${packages[@]}" >/dev/null 2>&1; then exit; fi
as_root=()
if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
"${as_root[@]}" apt-get update
"${as_root[@]}" apt-get install -y --no-install-recommends "${packages[@]}"
