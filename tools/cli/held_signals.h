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

/* held_signals_ask_to_stop tells whether a signal is waiting with which the user wants to end
 * the process (HUP, INT, QUIT, TERM) and which held_signals_end will deliver: then what takes
 * long is broken off and cleaned up. False if no signals are held. */
bool held_signals_ask_to_stop(void);

#endif
