/* held_signals.h -- a stretch of work that no signal may cut in two. */
#ifndef CERTWRIGHT_HELD_SIGNALS_H
#define CERTWRIGHT_HELD_SIGNALS_H

#include <stdbool.h>

/* held_signals_begin lets every signal that can be caught wait. Not to be called again
 * before held_signals_end. */
void held_signals_begin(void);

/* held_signals_end delivers what has waited. A process that is to die of it does so here,
 * of that signal, as whoever waits for it will see. */
void held_signals_end(void);

/* held_signals_ask_to_stop tells whether a signal waits by which the user wants the process
 * to end, and held_signals_end will end it: what takes long is then broken off and cleaned
 * up. */
bool held_signals_ask_to_stop(void);

#endif
