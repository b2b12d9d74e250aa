#!/bin/sh
# One line that stands out, with the time: what a long step is about to do.
printf '\n==> %s  %s\n' "$(date +%H:%M:%S)" "$*"
