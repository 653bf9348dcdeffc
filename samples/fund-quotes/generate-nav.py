#!/usr/bin/env python3
"""Writes nav.csv: made-up funds over trading days, the same every time."""
import datetime
import random

NAMES = [
    ("稳健增利债券", "Steady Income Bond"), ("沪深300指数", "CSI 300 Index"), ("科技先锋混合", "Technology Pioneer Mixed"),
    ("医药健康股票", "Healthcare Equity"), ("新能源主题", "New Energy Theme"), ("消费升级混合", "Consumer Upgrade Mixed"),
    ("货币宝", "Money Market"), ("红利低波指数", "Dividend Low Volatility"), ("创业板指数", "ChiNext Index"),
    ("养老目标2040", "Pension Target 2040"), ("黄金ETF联接", "Gold Feeder"), ("中短债", "Short-Term Bond"),
    ("价值精选", "Value Selection"), ("成长优选", "Growth Selection"), ("军工主题", "Defence Theme"),
]
random.seed(20260101)
days, day = [], datetime.date(2025, 1, 2)
while len(days) < 250:
    if day.weekday() < 5:
        days.append(day)
    day += datetime.timedelta(days=1)
with open("src/main/resources/nav.csv", "w", encoding="utf-8") as out:
    out.write("code,name,englishName,date,nav\n")
    for number in range(30):
        name, english = NAMES[number % len(NAMES)]
        share = "AC"[number // len(NAMES)]
        drift, swing = random.uniform(-0.0002, 0.0008), random.uniform(0.0005, 0.018)
        nav = random.uniform(0.8, 3.5)
        for at in days:
            nav *= 1 + random.gauss(drift, swing)
            out.write(f"{510001 + number * 7},{name}{share},{english} {share},{at},{nav:.4f}\n")
