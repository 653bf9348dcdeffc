/**
 * The contracts of the engine port: one small class per capability, each test a sentence about it, run against any
 * engine. Whoever writes an engine extends {@link io.banyan.engine.tck.EngineTck} and says in an
 * {@link io.banyan.engine.tck.EngineUnderTest} what the port does not offer; the run ends with a table of what was
 * claimed and what passed.
 */
@NullMarked
package io.banyan.engine.tck;

import org.jspecify.annotations.NullMarked;
