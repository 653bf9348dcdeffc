package com.example.funds;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Answers what funds are worth. */
@SpringBootApplication
public class FundQuotes {
    public static void main(String[] arguments) {
        SpringApplication.run(FundQuotes.class, arguments);
    }
}
