package io.banyan.samples.quotes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Net asset values of funds. */
@SpringBootApplication(proxyBeanMethods = false)
public class FundQuotes {
    public static void main(String[] arguments) {
        SpringApplication.run(FundQuotes.class, arguments);
    }
}
