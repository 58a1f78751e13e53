#!/bin/sh
# The mechanics of the simulated printer: one impression after the other, counted, and stopped while a fault stands.
# $1 is the received document; `state` beside this file is moved from outside.
state=$(dirname "$0")/state
pages=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
total=$(( ${pages:-0} * ${IPP_COPIES:-1} ))
if [ "$total" -eq 0 ]; then echo 'ERROR: not a PDF' >&2; exit 1; fi
env | grep '^IPP_' > "$state/attributes"
cp "$1" "$state/../received/$(printf '%03d' "$IPP_JOB_ID").pdf"
done=0
standing=
while [ "$done" -lt "$total" ]; do
  fault=
  if [ "$done" -ge "$(cat "$state/after")" ]; then fault=$(ls "$state/faults" | head -n 1); fi
  if [ "$fault" != "$standing" ]; then
    if [ -n "$standing" ]; then echo "STATE: -$standing" >&2; fi
    if [ -n "$fault" ]; then echo "STATE: +$fault" >&2; fi
    standing=$fault
  fi
  if [ -e "$state/cancelled" ]; then
    if [ -n "$standing" ]; then echo "STATE: -$standing" >&2; fi
    exit 1
  fi
  sleep "$(cat "$state/pace")"
  held=$(cat "$state/hold")
  # A printer whose plug was pulled takes its mechanics with it; looked at last, so that nothing moves after it.
  kill -0 "$PPID" 2>/dev/null || exit 1
  if [ -z "$fault" ] && [ "$done" -lt "$held" ]; then
    done=$((done + 1))
    echo "$IPP_JOB_ID" >> "$state/impressions"
    echo "ATTR: job-impressions-completed=$done" >&2
  fi
done
