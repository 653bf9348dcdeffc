/** Usage over HTTP. */
@NullMarked
package io.banyan.metering.web;

import org.jspecify.annotations.NullMarked;
