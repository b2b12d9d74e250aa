#!/usr/bin/env bash
# What testing needs: three real browsers, each with the driver that steers it, and
# a spreadsheet program.
set -euo pipefail
. "$(dirname "$0")/missing.sh"
mkdir -p .tools/bin

need chromium "chromium" "on Debian: apt-get install chromium; elsewhere Chromium under this name on PATH"
need chromedriver "chromium-driver" "on Debian: apt-get install chromium-driver; elsewhere of Chromium's own version, from https://googlechromelabs.github.io/chrome-for-testing/"
need firefox-esr "firefox-esr" "on Debian: apt-get install firefox-esr; elsewhere Firefox under this name on PATH"
need WebKitWebDriver "webkit2gtk-driver" "WebKitGTK's driver; on Debian: apt-get install webkit2gtk-driver"
need Xvfb "xvfb" "a display for WebKitGTK; on Debian: apt-get install xvfb"
need pdftoppm "poppler-utils" "what is printed as a picture; on Debian: apt-get install poppler-utils"
need soffice "libreoffice-calc-nogui" "LibreOffice opens the downloads; on Debian: apt-get install libreoffice-calc-nogui; elsewhere its soffice on PATH"
settle_needs

cargo_tool geckodriver "geckodriver 0.37" 3 --locked geckodriver@0.37.1
rm -rf .tools/build
