//! The parts that a genre asks for.
#![expect(missing_docs, reason = "each is said by its name and its text")]
use super::Text;

pub const TITLE: Text = Text("标题", "title");
pub const ADDRESSEE: Text = Text("主送机关（称谓）", "addressee");
pub const SIGNATURE: Text = Text("落款、日期", "signature and date");
pub const SIGNATURE_IF_ROOM: Text = Text("落款（有余地时）", "signature, if there is room");

pub const NOTICE: Text =
    Text("缘由→时间、地点、人员、议程、要求→特此通知", "reason → time, place, people, agenda, requests");
pub const REPORT: Text =
    Text("情况→成效与问题→下一步→特此报告", "situation → results, problems → next steps");
pub const OPINION: Text = Text("总体要求→重点任务→保障措施", "aim → tasks → safeguards");
pub const PLAN: Text = Text("目标→任务→步骤→保障", "aim → tasks → steps → safeguards");
pub const SPEECH: Text = Text("开场→一要二要→号召", "opening → what is to be done → call");
pub const TALKING_POINTS: Text =
    Text("背景→做法与问题→建议，用短句", "background → done and problems → advice, in short sentences");
pub const EXPERIENCE: Text = Text("背景→做法→成效→启示", "background → practice → effect → lessons");
pub const SURVEY: Text = Text("背景→现状→问题→建议", "background → state → problems → advice");
pub const INFO: Text =
    Text("导语交代时间、地点、事件，不用评价词", "lead with time, place and event; no words of praise");
pub const LETTER: Text = Text("缘由→倡议内容→号召", "reason → what → call");
pub const INTERPRETATION: Text = Text("背景→过程→内容→下一步", "background → process → content → next");
pub const SUMMARY: Text = Text("分条概括，不加自己的看法", "point by point, nothing of one's own");
pub const ANALYSIS: Text = Text("观点→分析→结论", "view → analysis → conclusion");
pub const ADVICE: Text =
    Text("问题→对策（谁来做、怎么做、为什么）", "problems → measures (who, how, what for)");
pub const ESSAY: Text = Text("论点→分论点→结尾", "thesis → arguments → ending");
