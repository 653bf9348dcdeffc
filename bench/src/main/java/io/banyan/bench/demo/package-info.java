/**
 * The main job, told step by step with what was measured.
 */
@NullMarked
package io.banyan.bench.demo;

import org.jspecify.annotations.NullMarked;
