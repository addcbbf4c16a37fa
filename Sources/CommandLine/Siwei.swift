import ArgumentParser
import Node

/// The root: `siwei NOUN VERB`.
struct Siwei: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "siwei",
      abstract: Here.text("help.siwei"),
      discussion: Here.text("help.siwei.discussion"),
      version: ContractLimits.version,
      subcommands: [
        InitCommand.self, UnitCommand.self, InviteCommand.self, JoinCommand.self,
        AdmitCommand.self, PeerCommand.self, ServeCommand.self, SyncCommand.self,
        StatusCommand.self,
        WishCommand.self, ClaimCommand.self, CampaignCommand.self, ContestCommand.self,
        EntryCommand.self, ScoreCommand.self, RoundCommand.self, JudgeCommand.self,
        ObjectionCommand.self, HolidayCommand.self, RankCommand.self, TourCommand.self,
        ShowCommand.self, HistoryCommand.self, ExplainCommand.self, ConflictCommand.self,
        QuarantineCommand.self, ParkedCommand.self, DigestCommand.self, DumpCommand.self,
        VerifyCommand.self,
        RebuildCommand.self, DoctorCommand.self, ClusterCommand.self, SampleCommand.self,
        SimulateCommand.self, BenchCommand.self,
      ])
  }
}
