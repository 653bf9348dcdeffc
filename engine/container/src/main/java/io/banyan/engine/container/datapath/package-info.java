/**
 * How requests and names reach instances: a gateway and a name service per environment and one gateway at the edge.
 *
 * <p>The engine tells the data path which instances may be sent requests; the data path never decides that on its own,
 * but it stops sending to an instance that does not answer, because it notices first.
 */
@NullMarked
package io.banyan.engine.container.datapath;

import org.jspecify.annotations.NullMarked;
