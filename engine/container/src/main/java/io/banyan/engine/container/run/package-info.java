/** Decides about runs of jobs and cron jobs: when one is due, when an attempt follows another, how a run ended. Pure. */
@NullMarked
package io.banyan.engine.container.run;

import org.jspecify.annotations.NullMarked;
