#!/usr/bin/env bash
# The three engines of `npm run test:browsers`, from the packages of Debian or Ubuntu. What is there is left alone.
set -euo pipefail

packages=(chromium firefox-esr webkit2gtk-driver xvfb gstreamer1.0-libav gstreamer1.0-plugins-bad)
if dpkg -s "${packages[@]}" >/dev/null 2>&1; then exit; fi
as_root=()
if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
"${as_root[@]}" apt-get update
"${as_root[@]}" apt-get install -y --no-install-recommends "${packages[@]}"
