package io.banyan.runtime.web;

import io.banyan.identity.RequiresAdministrator;
import io.banyan.runtime.doctor.Doctor;
import io.banyan.runtime.doctor.Finding;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the platform is, for those who run it. */
@RestController
@RequiresAdministrator
@RequestMapping("/api/v1/doctor")
class DoctorController {
    private final Doctor doctor;

    DoctorController(Doctor doctor) {
        this.doctor = doctor;
    }

    /** All findings. */
    record Report(List<Finding> checks) {}

    @GetMapping
    Report examine() {
        return new Report(doctor.examine());
    }
}
