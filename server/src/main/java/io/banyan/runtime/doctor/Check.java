package io.banyan.runtime.doctor;

/** One thing that is looked at. It never throws: not being able to look is a finding. */
@FunctionalInterface
interface Check {
    Finding look();
}
